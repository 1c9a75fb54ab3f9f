/** A bare HTTP server that answers as `RpcService` says, and AWS's SDK clients in front of it. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import * as cloudtrail from '@aws-sdk/client-cloudtrail';
import * as ec2 from '@aws-sdk/client-ec2';
import * as iam from '@aws-sdk/client-iam';
import * as organizations from '@aws-sdk/client-organizations';
import * as serviceQuotas from '@aws-sdk/client-service-quotas';
import * as sts from '@aws-sdk/client-sts';
import { createRequestParser } from '../../src/wire/request.js';
import { openRpcService } from '../../src/wire/rpc.js';
const sdks = {
    iam: { module: iam, client: 'IAMClient' },
    sts: { module: sts, client: 'STSClient' },
    organizations: { module: organizations, client: 'OrganizationsClient' },
    'service-quotas': { module: serviceQuotas, client: 'ServiceQuotasClient' },
    cloudtrail: { module: cloudtrail, client: 'CloudTrailClient' },
    ec2: { module: ec2, client: 'EC2Client' },
};
/** The services with a model whose calls have no routes. */
export const rpcServices = Object.keys(sdks);
/** Starts the server, for the tests of one `describe`. */
export async function startExchange() {
    let service;
    const parse = createRequestParser([]);
    const server = createServer(async (incoming, response) => {
        assert.ok(service);
        const document = Buffer.concat(await incoming.toArray());
        const call = service.find(parse(headOf(incoming)), document);
        exchange.call = call;
        exchange.input = call.decode();
        const { answer } = exchange;
        const encoded = answer instanceof Error
            ? service.encodeError(answer, 'request-1')
            : service.encode(call.operation, answer, 'request-1');
        response.writeHead(encoded.status, encoded.headers);
        response.end(encoded.body);
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address();
    const clients = new Map();
    const clientOf = (name) => {
        const { module, client } = sdks[name] ?? assert.fail(`There is no SDK client of ${name}`);
        const Client = module[client];
        assert.ok(Client);
        const made = clients.get(name) ?? new Client(settings(port));
        clients.set(name, made);
        return made;
    };
    const exchange = {
        answer: {},
        call: undefined,
        input: undefined,
        async send(name, operation, input) {
            if (service?.service !== name)
                service = openRpcService(name);
            const { module } = sdks[name] ?? assert.fail(`There is no SDK client of ${name}`);
            const Command = module[`${operation}Command`];
            assert.ok(Command, `The SDK has no command for ${operation}`);
            const { $metadata: _, ...output } = await clientOf(name).send(new Command(input));
            return output;
        },
        stop() {
            for (const client of clients.values())
                client.destroy();
            server.close();
            server.closeAllConnections();
        },
    };
    return exchange;
}
function settings(port) {
    return {
        region: 'us-east-1',
        endpoint: `http://127.0.0.1:${port}`,
        disableHostPrefix: true,
        credentials: { accessKeyId: 'a', secretAccessKey: 's' },
        maxAttempts: 1,
    };
}
function headOf({ method = '', url = '', headers }) {
    return { method, target: url, headers: headers };
}
