/** What an account keeps for its roles, beside the roles themselves. */

/** An instance profile: what gives a machine its role. */
export interface InstanceProfile {
  readonly instanceProfileName: string
  /** `AIPA…` */
  readonly instanceProfileId: string
  readonly path: string
  readonly createdAt: number
  /** The name of its one role. */
  readonly role?: string
  readonly tags: Readonly<Record<string, string>>
}

/** That a service-linked role was deleted; by the id of the task. */
export interface RoleDeletion {
  readonly taskId: string
  readonly deletedAt: number
}
