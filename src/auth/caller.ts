/** Who sends a request, as the permission step sees it. */
export type Caller =
  | { readonly type: 'anonymous' }
  | {
      /** `root`: the account's own keys, which may do all. `user`, `role`: what policies grant. */
      readonly type: 'root' | 'user' | 'role'
      /** Twelve digits. */
      readonly account: string
      /** `arn:aws:iam::123456789012:root` */
      readonly arn: string
      readonly accessKeyId: string
    }
