import { deepStrictEqual, rejects, strictEqual } from 'node:assert/strict';
import { CreateUserCommand, GenerateCredentialReportCommand, GetCredentialReportCommand, } from '@aws-sdk/client-iam';
import { iamClient } from '../support/clients.js';
import { useServer } from '../support/server.js';
const columns = 'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,' +
    'password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,' +
    'access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,' +
    'access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,' +
    'access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,' +
    'cert_1_last_rotated,cert_2_active,cert_2_last_rotated,additional_credentials_info';
describe('the credential report', () => {
    const server = useServer();
    const iam = iamClient(server);
    const generate = () => iam.send(new GenerateCredentialReportCommand({}));
    const get = async () => {
        const report = await iam.send(new GetCredentialReportCommand({}));
        return { ...report, text: Buffer.from(report.Content ?? []).toString() };
    };
    let first = '';
    it('is not there until it is made', async () => {
        await rejects(get(), { name: 'CredentialReportNotPresentException' });
    });
    it('has a row for the root and one for each user', async () => {
        await iam.send(new CreateUserCommand({ UserName: 'bob,1', Path: '/ops/' }));
        strictEqual((await generate()).State, 'STARTED');
        strictEqual((await generate()).State, 'COMPLETE');
        const { text, ReportFormat, GeneratedTime } = await get();
        first = text;
        strictEqual(ReportFormat, 'text/csv');
        strictEqual(GeneratedTime instanceof Date, true);
        const [header, root = '', user = '', ...more] = text.split('\n');
        strictEqual(header, columns);
        deepStrictEqual(more, []);
        const time = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00/g;
        strictEqual(root.replace(time, 'TIME').replace(/\d{12}/, 'ID'), '<root_account>,arn:aws:iam::ID:root,TIME,false,N/A,not_supported,not_supported,false,' +
            'true,TIME,TIME,us-east-1,iam,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A,');
        strictEqual(user.replace(time, 'TIME').replace(/\d{12}/, 'ID'), '"bob,1","arn:aws:iam::ID:user/ops/bob,1",TIME,false,N/A,N/A,N/A,false,' +
            'false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A,');
    });
    it('is the same for four hours', async () => {
        await iam.send(new CreateUserCommand({ UserName: 'eve' }));
        strictEqual((await generate()).State, 'COMPLETE');
        strictEqual((await get()).text, first);
    });
});
