/** Who asks for something, as policies know them. */

/** Who asks. */
export type Principal =
  | { readonly type: 'anonymous' }
  /** The root user, or a session of it (AssumeRoot), which has a session policy. */
  | ({ readonly type: 'root' } & AccountPrincipal)
  /** An IAM user, or a session of it without policies (GetSessionToken). */
  | ({
      readonly type: 'user'
      /** `AIDA…` */
      readonly uniqueId: string
    } & AccountPrincipal)
  /** An assumed role; `arn` is the session's. */
  | ({
      readonly type: 'role'
      readonly roleArn: string
      /** `AROA…`, of the role. */
      readonly uniqueId: string
    } & AccountPrincipal)
  /** A session of GetFederationToken; `arn` is `arn:aws:sts::<account>:federated-user/<name>`. */
  | ({
      readonly type: 'federatedUser'
      /** The user who asked for the session. */
      readonly userArn: string
      /** `AIDA…`, of that user. */
      readonly uniqueId: string
    } & AccountPrincipal)
  /** Whom an identity provider vouches for: the caller of AssumeRoleWithWebIdentity or …SAML. */
  | {
      readonly type: 'federated'
      /** As a policy names it: a provider's ARN, or a name like `accounts.google.com`. */
      readonly provider: string
    }
  /** A service on its own behalf, like `ec2.amazonaws.com`. */
  | { readonly type: 'service'; readonly service: string }

/** What all principals of an account have. */
export interface AccountPrincipal {
  /** Twelve digits. */
  readonly account: string
  readonly arn: string
  /** The account's canonical id, where the service knows one (S3). */
  readonly canonicalUser?: string | undefined
}
