import { match, strictEqual } from 'node:assert/strict';
import { rawRequest } from '../support/raw.js';
import { useServer } from '../support/server.js';
describe('calls of strangers', () => {
    const server = useServer();
    async function call(body, ...headers) {
        const head = [
            'POST / HTTP/1.1',
            `Host: 127.0.0.1:${server.port}`,
            'Content-Type: application/x-www-form-urlencoded',
            `Content-Length: ${body.length}`,
            ...headers,
        ];
        const answer = await rawRequest(server, `${head.join('\r\n')}\r\n\r\n${body}`);
        return { status: answer.status, text: String(answer.body) };
    }
    const saml = 'Action=AssumeRoleWithSAML&Version=2011-06-15' +
        '&RoleArn=arn:aws:iam::123456789012:role/none' +
        '&PrincipalArn=arn:aws:iam::123456789012:saml-provider/none&SAMLAssertion=';
    it('have room for the longest SAML assertion, however it is encoded', async () => {
        const { status, text } = await call(saml + '%2B'.repeat(100_000));
        strictEqual(status, 403);
        match(text, /<Code>AccessDenied<\/Code>/);
    });
    it('have room for no more', async () => {
        const { status, text } = await call(saml + '%2B'.repeat(150_000));
        strictEqual(status, 400);
        match(text, /<Code>MaxMessageLengthExceeded<\/Code>/);
    });
    it('are not read for a key that nobody has', async () => {
        const day = new Date().toISOString().slice(0, 10).replaceAll('-', '');
        const scope = `AKIANOBODY0000000000/${day}/us-east-1/iam/aws4_request`;
        const { status, text } = await call('Action=%zz', `X-Amz-Date: ${new Date().toISOString().replace(/[-:]|\.\d+/g, '')}`, `Authorization: AWS4-HMAC-SHA256 Credential=${scope}, ` +
            `SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`);
        strictEqual(status, 403);
        match(text, /<Code>InvalidClientTokenId<\/Code>/);
    });
});
