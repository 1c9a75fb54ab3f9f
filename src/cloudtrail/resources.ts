/**
 * What an event concerned, as LookupEvents lists it: from the names in its request and its answer.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/view-cloudtrail-events-cli.html
 */
import type { AuditEvent, Elements } from '../accounts/audit-records.ts'

/** Types of resources, by the elements that name one. */
const typesOf: Readonly<Record<string, string>> = {
  accessKeyId: 'AWS::IAM::AccessKey',
  bucketName: 'AWS::S3::Bucket',
  groupName: 'AWS::IAM::Group',
  instanceProfileName: 'AWS::IAM::InstanceProfile',
  openIDConnectProviderArn: 'AWS::IAM::OIDCProvider',
  organizationalUnitId: 'AWS::Organizations::OrganizationalUnit',
  policyArn: 'AWS::IAM::Policy',
  policyId: 'AWS::Organizations::Policy',
  policyName: 'AWS::IAM::Policy',
  roleArn: 'AWS::IAM::Role',
  roleName: 'AWS::IAM::Role',
  s3BucketName: 'AWS::S3::Bucket',
  sAMLProviderArn: 'AWS::IAM::SAMLProvider',
  serialNumber: 'AWS::IAM::MFADevice',
  serverCertificateName: 'AWS::IAM::ServerCertificate',
  trailARN: 'AWS::CloudTrail::Trail',
  trailName: 'AWS::CloudTrail::Trail',
  userName: 'AWS::IAM::User',
}

/** A resource, in AWS's words. */
export interface NamedResource {
  readonly ResourceType: string
  readonly ResourceName: string
}

/** The resources of an event, each once. */
export function resourcesOf(event: AuditEvent): NamedResource[] {
  const found = new Map<string, NamedResource>()
  const add = (type: string | undefined, name: unknown): void => {
    if (type === undefined || typeof name !== 'string') return
    found.set(`${type}\0${name}`, { ResourceType: type, ResourceName: name })
  }
  const isTrail = event.eventSource === 'cloudtrail.amazonaws.com'
  if (isTrail) add('AWS::CloudTrail::Trail', event.requestParameters?.name)
  for (const elements of [event.requestParameters, ...answered(event.responseElements)]) {
    for (const [name, value] of Object.entries(elements ?? {})) add(typesOf[name], value)
  }
  if (event.eventType === 'AwsServiceEvent') {
    for (const { type, ARN } of event.resources ?? []) add(type, ARN.slice(ARN.indexOf('/') + 1))
  }
  return [...found.values()]
}

/** An answer's own elements, and those of what it is about: `{"accessKey": {"accessKeyId": …}}`. */
function answered(elements: Elements | null): Elements[] {
  if (elements === null) return []
  const inside = Object.values(elements).filter(
    (value): value is Elements =>
      typeof value === 'object' && value !== null && !Array.isArray(value),
  )
  return [elements, ...inside]
}
