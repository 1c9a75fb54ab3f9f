import { deepStrictEqual, rejects, strictEqual } from 'node:assert/strict'
import {
  type ContextEntry,
  CreateUserCommand,
  type EvaluationResult,
  GetContextKeysForCustomPolicyCommand,
  GetContextKeysForPrincipalPolicyCommand,
  SimulateCustomPolicyCommand,
  type SimulateCustomPolicyCommandInput,
  SimulatePrincipalPolicyCommand,
} from '@aws-sdk/client-iam'
import { iamClient } from '../support/clients.ts'
import { useServer } from '../support/server.ts'

const bucket = 'arn:aws:s3:::files'
const statement = (Effect: string, Action: string, more: object = {}) => ({
  Effect,
  Action,
  Resource: '*',
  ...more,
})
const policy = (...Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement })
const readOnly = policy(statement('Allow', 's3:Get*'))

describe('simulations of policies', () => {
  const server = useServer()
  const iam = iamClient(server)
  const simulate = (input: Partial<SimulateCustomPolicyCommandInput>) =>
    iam.send(
      new SimulateCustomPolicyCommand({
        PolicyInputList: [readOnly],
        ActionNames: ['s3:GetObject'],
        ...input,
      }),
    )
  const first = async (
    input: Partial<SimulateCustomPolicyCommandInput>,
  ): Promise<Partial<EvaluationResult>> => (await simulate(input)).EvaluationResults?.[0] ?? {}

  it('tell for each action what is decided, and by which statement', async () => {
    const { EvaluationResults: results } = await simulate({
      ActionNames: ['s3:GetObject', 's3:PutObject'],
    })
    deepStrictEqual(results, [
      {
        EvalActionName: 's3:GetObject',
        EvalResourceName: '*',
        EvalDecision: 'allowed',
        MatchedStatements: [
          {
            SourcePolicyId: 'PolicyInputList.1',
            SourcePolicyType: 'IAM Policy',
            StartPosition: { Line: 1, Column: readOnly.indexOf('{', 1) + 1 },
            EndPosition: { Line: 1, Column: readOnly.indexOf('}') + 2 },
          },
        ],
        MissingContextValues: [],
      },
      {
        EvalActionName: 's3:PutObject',
        EvalResourceName: '*',
        EvalDecision: 'implicitDeny',
        MatchedStatements: [],
        MissingContextValues: [],
      },
    ])
  })

  it('tell for each resource, and allow what is allowed on all', async () => {
    const allow = policy(
      statement('Allow', 's3:*'),
      statement('Deny', 's3:*', { Resource: `${bucket}/secret` }),
    )
    const ResourceArns = [`${bucket}/open`, `${bucket}/secret`]
    const result = await first({ PolicyInputList: [allow], ResourceArns })
    strictEqual(result.EvalDecision, 'explicitDeny')
    deepStrictEqual(
      result.ResourceSpecificResults?.map((one) => [
        one.EvalResourceName,
        one.EvalResourceDecision,
        one.MatchedStatements?.length,
      ]),
      [
        [`${bucket}/open`, 'allowed', 1],
        [`${bucket}/secret`, 'explicitDeny', 1],
      ],
    )
  })

  it('name the context keys that they lack, and take those that are given', async () => {
    const Condition = { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }
    const PolicyInputList = [policy(statement('Allow', 's3:GetObject', { Condition }))]
    const lacking = await first({ PolicyInputList })
    deepStrictEqual(
      [lacking.EvalDecision, lacking.MissingContextValues],
      ['implicitDeny', ['aws:SourceIp']],
    )
    const ContextEntries: ContextEntry[] = [
      { ContextKeyName: 'AWS:sourceip', ContextKeyType: 'ip', ContextKeyValues: ['10.1.2.3'] },
    ]
    const given = await first({ PolicyInputList, ContextEntries })
    deepStrictEqual([given.EvalDecision, given.MissingContextValues], ['allowed', []])
  })

  it('hold policies against a boundary and say so', async () => {
    const PermissionsBoundaryPolicyInputList = [policy(statement('Allow', 'ec2:*'))]
    const result = await first({ PermissionsBoundaryPolicyInputList })
    strictEqual(result.EvalDecision, 'implicitDeny')
    deepStrictEqual(result.PermissionsBoundaryDecisionDetail, {
      AllowedByPermissionsBoundary: false,
    })
  })

  it('hold policies against the levels of an organization and say so', async () => {
    const all = { ServiceControlPolicyInputList: [policy(statement('Allow', '*'))] }
    const noReads = { ServiceControlPolicyInputList: [policy(statement('Deny', 's3:Get*'))] }
    const allowed = await first({ OrderedOrganizationPolicyInputList: [all, all] })
    const denied = await first({ OrderedOrganizationPolicyInputList: [all, noReads] })
    deepStrictEqual(
      [allowed.EvalDecision, allowed.OrganizationsDecisionDetail],
      ['allowed', { AllowedByOrganizations: true }],
    )
    deepStrictEqual(
      [denied.EvalDecision, denied.OrganizationsDecisionDetail, denied.MatchedStatements],
      ['explicitDeny', { AllowedByOrganizations: false }, []],
    )
  })

  it('ask both sides where a resource is another account’s', async () => {
    const CallerArn = 'arn:aws:iam::111122223333:user/bob'
    const grant = (AWS: string) =>
      policy(statement('Allow', 's3:GetObject', { Principal: { AWS }, Resource: `${bucket}/*` }))
    const asked = {
      CallerArn,
      ResourceArns: [`${bucket}/a`],
      ResourceOwner: 'arn:aws:iam::444455556666:root',
    }
    const both = await first({ ...asked, ResourcePolicy: grant(CallerArn) })
    const one = await first({ ...asked, ResourcePolicy: grant('777788889999') })
    deepStrictEqual(
      [both.EvalDecision, both.EvalDecisionDetails],
      ['allowed', { 'IAM Policy': 'allowed', 'Resource Policy': 'allowed' }],
    )
    deepStrictEqual(
      [one.EvalDecision, one.EvalDecisionDetails],
      ['implicitDeny', { 'IAM Policy': 'allowed', 'Resource Policy': 'implicitDeny' }],
    )
    deepStrictEqual(
      both.MatchedStatements?.map((matched) => [matched.SourcePolicyId, matched.SourcePolicyType]),
      [
        ['PolicyInputList.1', 'IAM Policy'],
        ['ResourcePolicy', 'Resource Policy'],
      ],
    )
  })

  it('come a page at a time, in the order of the actions', async () => {
    const ActionNames = ['s3:PutObject', 's3:GetObject', 'ec2:RunInstances']
    const page = await simulate({ ActionNames, MaxItems: 2 })
    strictEqual(page.IsTruncated, true)
    const { Marker } = page
    const rest = await simulate({ ActionNames, Marker })
    const names = [page, rest].map(({ EvaluationResults: results }) =>
      results?.map(({ EvalActionName: name }) => name),
    )
    deepStrictEqual(names, [['s3:PutObject', 's3:GetObject'], ['ec2:RunInstances']])
  })

  const refused = [
    ['an action with a wildcard', { ActionNames: ['s3:Get*'] }],
    ['a policy that is none', { PolicyInputList: ['{'] }],
    ['a policy of another kind', { PolicyInputList: [policy({ Effect: 'Allow' })] }],
    ['a resource that is no ARN', { ResourceArns: ['files'] }],
    ['a resource policy and nobody to grant it to', { ResourcePolicy: readOnly }],
    ['two boundaries', { PermissionsBoundaryPolicyInputList: [readOnly, readOnly] }],
    ['a caller that is a root', { CallerArn: 'arn:aws:iam::111122223333:root' }],
    [
      'more than a call may ask',
      {
        ActionNames: Array(200).fill('s3:GetObject'),
        ResourceArns: Array(101).fill(bucket),
      },
    ],
  ] as const
  for (const [what, wrong] of refused) {
    it(`do not take ${what}`, async () => {
      const input = wrong as Partial<SimulateCustomPolicyCommandInput>
      await rejects(simulate(input), { name: 'InvalidInputException' })
    })
  }

  it('tell which context keys policies read', async () => {
    const Condition = { StringEquals: { 'aws:RequestTag/team': `\${aws:username}` } }
    const PolicyInputList = [policy(statement('Allow', 's3:*', { Condition })), readOnly]
    const { ContextKeyNames: keys } = await iam.send(
      new GetContextKeysForCustomPolicyCommand({ PolicyInputList }),
    )
    deepStrictEqual(keys, ['aws:RequestTag/team', 'aws:username'])
  })
})

describe('simulations of a principal', () => {
  const server = useServer()
  const iam = iamClient(server)
  let PolicySourceArn = ''

  before(async () => {
    const { User: user } = await iam.send(new CreateUserCommand({ UserName: 'bob', Path: '/ops/' }))
    PolicySourceArn = user?.Arn ?? ''
  })

  it('know who asks', async () => {
    const Resource = `${bucket}/\${aws:username}/*`
    const { EvaluationResults: results } = await iam.send(
      new SimulatePrincipalPolicyCommand({
        PolicySourceArn,
        PolicyInputList: [policy(statement('Allow', 's3:GetObject', { Resource }))],
        ActionNames: ['s3:GetObject'],
        ResourceArns: [`${bucket}/bob/a`, `${bucket}/eve/a`],
      }),
    )
    deepStrictEqual(
      results?.[0]?.ResourceSpecificResults?.map((one) => one.EvalResourceDecision),
      ['allowed', 'implicitDeny'],
    )
  })

  it('are refused for whom there is not', async () => {
    for (const [arn, name] of [
      [PolicySourceArn.replace('/ops/bob', '/bob'), 'NoSuchEntityException'],
      [PolicySourceArn.replace('bob', 'eve'), 'NoSuchEntityException'],
      [PolicySourceArn.replace('user/', 'policy/'), 'InvalidInputException'],
    ] as const) {
      const input = { PolicySourceArn: arn, ActionNames: ['s3:GetObject'] }
      await rejects(iam.send(new SimulatePrincipalPolicyCommand(input)), { name })
    }
  })

  it('tell which context keys its policies and others read', async () => {
    const Condition = { Bool: { 'aws:SecureTransport': 'true' } }
    const PolicyInputList = [policy(statement('Allow', 's3:*', { Condition }))]
    const { ContextKeyNames: keys } = await iam.send(
      new GetContextKeysForPrincipalPolicyCommand({ PolicySourceArn, PolicyInputList }),
    )
    deepStrictEqual(keys, ['aws:SecureTransport'])
  })
})
