/** What CloudTrail keeps of an account beside its events. */

/** A trail: where an account's events are delivered. In the account's scope, by name. */
export interface Trail {
  readonly name: string
  /** Of this trail and no later one of its name. */
  readonly id: string
  readonly bucket: string
  readonly prefix?: string
  readonly includesGlobalEvents: boolean
  readonly isMultiRegion: boolean
  /** Whether it delivers the events of all the organization's accounts. */
  readonly isOrganization: boolean
  readonly isLogging: boolean
  /** When StartLogging and StopLogging were called last. */
  readonly startedAt?: number
  readonly stoppedAt?: number
  /** Which events are delivered. */
  readonly readWriteType: 'All' | 'ReadOnly' | 'WriteOnly'
  readonly excludedSources: readonly string[]
  /** Whether PutEventSelectors was called. */
  readonly hasSelectors: boolean
  readonly tags: Readonly<Record<string, string>>
}
