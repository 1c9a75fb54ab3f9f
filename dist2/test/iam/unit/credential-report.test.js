import { rejects, strictEqual } from 'node:assert/strict';
import { packText } from '../../../src/accounts/report-entities.js';
import { GenerateCredentialReport } from '../../../src/iam/operations/GenerateCredentialReport.js';
import { GetCredentialReport } from '../../../src/iam/operations/GetCredentialReport.js';
const hourMs = 3600 * 1000;
const report = { generatedAt: 0, packed: packText('user') };
/** Four hours do not pass in a test: all that the two operations ask of their context. */
const at = (now) => ({ now, entities: { get: async () => report } });
describe('a credential report', () => {
    it('is there for four hours', async () => {
        const { Content: content } = await GetCredentialReport.handle(at(4 * hourMs - 1));
        strictEqual(Buffer.from(content ?? []).toString(), 'user');
        const { State: state } = await GenerateCredentialReport.handle(at(4 * hourMs - 1));
        strictEqual(state, 'COMPLETE');
    });
    it('has expired then', async () => {
        await rejects(GetCredentialReport.handle(at(4 * hourMs)), {
            code: 'ReportExpired',
            status: 410,
        });
    });
});
