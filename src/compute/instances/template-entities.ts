/** Launch templates and fleets, as records say them. */
import type { Tagged } from '../tags.ts'

/** What launches may be made of; what it says of them is in its versions. */
export interface LaunchTemplate extends Tagged {
  readonly launchTemplateId: string
  readonly launchTemplateName: string
  readonly createdAt: number
  /** The ARN of who made it. */
  readonly createdBy: string
  readonly defaultVersion: number
  /** Of the versions that there are. */
  readonly latestVersion: number
  /** Numbers of versions are given once. */
  readonly nextVersion: number
}

/** One version of a template, by `versionKey`. It never changes. */
export interface LaunchTemplateVersion {
  readonly launchTemplateId: string
  readonly version: number
  readonly description?: string
  readonly createdAt: number
  readonly createdBy: string
  /** As the request had it: EC2's `RequestLaunchTemplateData`. */
  readonly data: Readonly<Record<string, unknown>>
}

/** By what a version of a template is found. */
export function versionKey(launchTemplateId: string, version: number): string {
  return `${launchTemplateId}/${version}`
}

/** Of which template and with what in its place something was launched, in EC2's own form. */
export interface FleetSource {
  readonly LaunchTemplateSpecification: Readonly<Record<string, unknown>>
  readonly Overrides: Readonly<Record<string, unknown>>
}

/** A fleet of type `instant`: what was launched at once, and what was not. */
export interface Fleet extends Tagged {
  /** `fleet-` and a UUID. */
  readonly fleetId: string
  readonly createdAt: number
  readonly clientToken?: string
  /** Since when it is no more; its instances went with it. */
  readonly deletedAt?: number
  readonly totalTargetCapacity: number
  readonly fulfilledCapacity: number
  /** As the request had them. */
  readonly configs: readonly Readonly<Record<string, unknown>>[]
  readonly onDemandOptions: Readonly<Record<string, unknown>>
  readonly launches: readonly {
    readonly source: FleetSource
    readonly instanceType: string
    readonly instanceIds: readonly string[]
  }[]
  readonly errors: readonly {
    readonly source: FleetSource
    readonly code: string
    readonly message: string
  }[]
}

/** What an account has of templates. */
export interface TemplateEntities {
  readonly launchTemplate: LaunchTemplate
  readonly launchTemplateVersion: LaunchTemplateVersion
  readonly fleet: Fleet
}
