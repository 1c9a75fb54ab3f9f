/** What all that an account has of machines and networks bears. */

/** Tags by key. */
export type Tags = Readonly<Record<string, string>>

/** What every entity has. */
export interface Tagged {
  readonly tags: Tags
}
