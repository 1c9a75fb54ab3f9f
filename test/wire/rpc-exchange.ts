/** A bare HTTP server that answers as `RpcService` says, and AWS's SDK clients in front of it. */
import assert from 'node:assert/strict'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as cloudtrail from '@aws-sdk/client-cloudtrail'
import * as ec2 from '@aws-sdk/client-ec2'
import * as iam from '@aws-sdk/client-iam'
import * as organizations from '@aws-sdk/client-organizations'
import * as serviceQuotas from '@aws-sdk/client-service-quotas'
import * as sts from '@aws-sdk/client-sts'
import type { AwsError } from '../../src/wire/errors.ts'
import { createRequestParser } from '../../src/wire/request.ts'
import { openRpcService, type RpcCall, type RpcService } from '../../src/wire/rpc.ts'

export type Values = Record<string, unknown>

/** What the server is to say next, and what it was asked last. */
export interface Exchange {
  answer: Values | AwsError
  call: RpcCall | undefined
  input: Values | undefined
  send(service: string, operation: string, input: Values): Promise<Values>
  stop(): void
}

const sdks: Readonly<Record<string, { module: object; client: string }>> = {
  iam: { module: iam, client: 'IAMClient' },
  sts: { module: sts, client: 'STSClient' },
  organizations: { module: organizations, client: 'OrganizationsClient' },
  'service-quotas': { module: serviceQuotas, client: 'ServiceQuotasClient' },
  cloudtrail: { module: cloudtrail, client: 'CloudTrailClient' },
  ec2: { module: ec2, client: 'EC2Client' },
}

/** The services with a model whose calls have no routes. */
export const rpcServices = Object.keys(sdks)

interface Client {
  send(command: object): Promise<Values>
  destroy(): void
}
type Constructor<T> = new (input: Values) => T

/** Starts the server, for the tests of one `describe`. */
export async function startExchange(): Promise<Exchange> {
  let service: RpcService | undefined
  const parse = createRequestParser([])
  const server = createServer(async (incoming, response) => {
    assert.ok(service)
    const document = Buffer.concat(await incoming.toArray())
    const call = service.find(parse(headOf(incoming)), document)
    exchange.call = call
    exchange.input = call.decode()
    const { answer } = exchange
    const encoded =
      answer instanceof Error
        ? service.encodeError(answer as AwsError, 'request-1')
        : service.encode(call.operation, answer, 'request-1')
    response.writeHead(encoded.status, encoded.headers)
    response.end(encoded.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const clients = new Map<string, Client>()
  const clientOf = (name: string): Client => {
    const { module, client } = sdks[name] ?? assert.fail(`There is no SDK client of ${name}`)
    const Client = (module as Record<string, Constructor<Client>>)[client]
    assert.ok(Client)
    const made = clients.get(name) ?? new Client(settings(port))
    clients.set(name, made)
    return made
  }
  const exchange: Exchange = {
    answer: {},
    call: undefined,
    input: undefined,
    async send(name, operation, input) {
      if (service?.service !== name) service = openRpcService(name)
      const { module } = sdks[name] ?? assert.fail(`There is no SDK client of ${name}`)
      const Command = (module as Record<string, Constructor<object>>)[`${operation}Command`]
      assert.ok(Command, `The SDK has no command for ${operation}`)
      const { $metadata: _, ...output } = await clientOf(name).send(new Command(input))
      return output
    },
    stop() {
      for (const client of clients.values()) client.destroy()
      server.close()
      server.closeAllConnections()
    },
  }
  return exchange
}

function settings(port: number): Values {
  return {
    region: 'us-east-1',
    endpoint: `http://127.0.0.1:${port}`,
    disableHostPrefix: true,
    credentials: { accessKeyId: 'a', secretAccessKey: 's' },
    maxAttempts: 1,
  }
}

function headOf({ method = '', url = '', headers }: IncomingMessage) {
  return { method, target: url, headers: headers as Record<string, string> }
}
