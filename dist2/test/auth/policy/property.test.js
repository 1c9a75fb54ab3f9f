import assert from 'node:assert/strict';
import { compilePolicy } from '../../../src/auth/policy/compile.js';
import { evaluate, simulate } from '../../../src/auth/policy/evaluate.js';
import { parsePolicy } from '../../../src/auth/policy/parse.js';
import { useRandom } from '../../support/random.js';
import { answer } from './flow-chart.js';
import { randomQuestion } from './random-policies.js';
const rounds = 20_000;
describe('the evaluator and the flow chart', () => {
    const random = useRandom();
    it(`agree on ${rounds} random requests and policies`, function () {
        this.timeout(120_000);
        const seen = new Map();
        for (let round = 0; round < rounds; round += 1) {
            const question = randomQuestion(random);
            const request = requestOf(question);
            const decision = evaluate(request);
            const { reason, by } = decision;
            const said = reason === 'implicitDeny' ? String(by) : reason;
            const expected = answer(question);
            assert.equal(said, expected, `round ${round}: ${JSON.stringify(question, null, 1)}`);
            const simulation = simulate(request);
            assert.equal(simulation.reason, reason);
            const matched = simulation.matched.map(({ statement }) => statement);
            for (const { statement } of decision.matched)
                assert.ok(matched.includes(statement));
            seen.set(said, (seen.get(said) ?? 0) + 1);
        }
        for (const outcome of [
            'allowed',
            'explicitDeny',
            'scp',
            'identity',
            'boundary',
            'session',
            'resource',
            'trust',
        ]) {
            const times = seen.get(outcome) ?? 0;
            assert.ok(times > rounds / 200, `${outcome} came only ${times} times of ${rounds}`);
        }
    });
});
function requestOf(question) {
    const compile = (kind) => (text) => compilePolicy(parsePolicy(text, kind));
    const { action, resource, principal, resourceAccount, boundary, session, isTrust } = question;
    const { resourcePolicy } = question;
    const context = new Map(Object.entries(question.context));
    return {
        action,
        resource,
        principal,
        resourceAccount,
        context: (key) => {
            assert.equal(key, key.toLowerCase());
            return context.get(key);
        },
        policies: {
            scps: question.scps.map((level) => level.map(compile('scp'))),
            identity: question.identity.map(compile('identity')),
            boundary: boundary === undefined ? undefined : compile('boundary')(boundary),
            session: session?.map(compile('session')),
            resource: resourcePolicy === undefined
                ? undefined
                : compile(isTrust ? 'trust' : 'resource')(resourcePolicy),
        },
    };
}
