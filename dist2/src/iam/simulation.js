/**
 * What policies would decide, without anything being done.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html
 */
import { compilePolicy } from '../auth/policy/compile.js';
import { evaluate, simulate } from '../auth/policy/evaluate.js';
import { parsePolicy } from '../auth/policy/parse.js';
import { limits } from '../limits.js';
import { invalidInput } from './errors.js';
import { page } from './pages.js';
/** The page of results that an input wants: one an action, each with one a resource. */
export function simulateAll(requests, circumstances, input) {
    // Results stand in the order of the actions; their places are the names that pages go by.
    const places = requests.actions.map((action, index) => ({ action, index }));
    const { items, paging } = page(places, input, ({ index }) => String(index).padStart(6, '0'));
    checkCost(items.length * requests.resources.length, circumstances.policies);
    const results = items.map(({ action }) => simulateAction(action, requests, circumstances));
    return { EvaluationResults: results, ...paging };
}
/** A simulation is work for its asker's sake alone, and its answer can be far longer than it. */
function checkCost(requests, policies) {
    const { scps, identity, boundary, resource } = policies;
    const all = [...scps.flat(), ...identity, boundary, resource];
    const statements = all.reduce((sum, policy) => sum + (policy?.statements.length ?? 0), 0);
    const { simulatedRequestsMax, simulatedStatementsMax } = limits;
    if (requests <= simulatedRequestsMax && requests * statements <= simulatedStatementsMax)
        return;
    throw invalidInput('The simulation is too large: ask for fewer actions and resources, or for fewer MaxItems.');
}
function simulateAction(action, { resources, owner }, circumstances) {
    const decide = (resource) => resourceResult({ ...circumstances, action, resource, resourceAccount: owner });
    const results = resources.map(decide);
    const [only] = results;
    const decision = strictest(results.map(({ EvalResourceDecision }) => EvalResourceDecision));
    const decisive = results.filter(({ EvalResourceDecision: own }) => own === decision);
    const isNamed = resources.some((resource) => resource !== '*');
    const missing = isNamed ? [] : results.flatMap(({ MissingContextValues: keys = [] }) => keys);
    const { isOfOrganization, policies } = circumstances;
    const { scps } = policies;
    const boundary = combined(results);
    return {
        EvalActionName: action,
        EvalResourceName: results.length === 1 ? only?.EvalResourceName : '*',
        EvalDecision: decision,
        MatchedStatements: once(decisive.flatMap(({ MatchedStatements: matched = [] }) => matched)),
        MissingContextValues: missing,
        ...((scps.length > 0 || isOfOrganization) && {
            OrganizationsDecisionDetail: {
                AllowedByOrganizations: resources.every((resource) => isAllowedBy({ scps }, { ...circumstances, action, resource })),
            },
        }),
        ...(boundary && { PermissionsBoundaryDecisionDetail: boundary }),
        ...(isNamed && { EvalDecisionDetails: only?.EvalDecisionDetails ?? {} }),
        ...(isNamed && { ResourceSpecificResults: results }),
    };
}
const strictestFirst = ['explicitDeny', 'implicitDeny', 'allowed'];
/** A call that needs several resources is allowed if all are. */
function strictest(decisions) {
    return strictestFirst.find((decision) => decisions.includes(decision)) ?? 'implicitDeny';
}
function combined(results) {
    const details = results.flatMap(({ PermissionsBoundaryDecisionDetail: detail }) => detail ?? []);
    if (details.length === 0)
        return undefined;
    return {
        AllowedByPermissionsBoundary: details.every(({ AllowedByPermissionsBoundary: allowed }) => allowed),
    };
}
function resourceResult(asked) {
    const request = { ...asked, resourceAccount: accountOf(asked) };
    const { reason, matched, missingContextKeys } = simulate(request);
    const { boundary } = request.policies;
    return {
        EvalResourceName: request.resource,
        EvalResourceDecision: reason,
        MatchedStatements: shownOf(reason, matched).map(statementOutput),
        MissingContextValues: [...missingContextKeys],
        ...crossAccountDetails(request),
        ...(boundary && {
            PermissionsBoundaryDecisionDetail: {
                AllowedByPermissionsBoundary: isAllowedBy({ scps: [], boundary }, request),
            },
        }),
    };
}
/**
 * Whose a resource is. It matters only beside a resource's policy: without one, what is simulated
 * is what the caller's own side says.
 */
function accountOf({ resource, resourceAccount, policies }) {
    if (policies.resource === undefined)
        return undefined;
    const account = resource.split(':')[4];
    return account !== undefined && /^\d{12}$/.test(account) ? account : resourceAccount;
}
const everything = compilePolicy(parsePolicy(JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
}), 'identity'));
/** Whether these policies alone leave a request alone. */
function isAllowedBy(policies, asked) {
    const bound = { ...policies, identity: [everything] };
    return evaluate({ ...asked, resourceAccount: undefined, policies: bound }).allowed;
}
/** An explicit deny is all that is shown; the organization's own policies never are. */
function shownOf(reason, matched) {
    const shown = matched.filter(({ layer }) => layer !== 'scp');
    return reason === 'explicitDeny' ? shown.filter(({ statement }) => statement.denies) : shown;
}
/** How each side decides where they are two accounts'. */
function crossAccountDetails(request) {
    const { principal, resourceAccount, policies } = request;
    const isOwn = !('account' in principal) || resourceAccount === undefined;
    if (isOwn || resourceAccount === principal.account)
        return {};
    const { resource, ...own } = policies;
    const byIdentity = evaluate({ ...request, resourceAccount: undefined, policies: own });
    const byResource = evaluate({
        ...request,
        policies: { scps: [], identity: [everything], resource },
    });
    return {
        EvalDecisionDetails: {
            [words.identity]: byIdentity.reason,
            [words.resource]: byResource.reason,
        },
    };
}
/** What AWS answers; its reference lists other words (`user`, `group`, `aws-managed`, …). */
const words = {
    scp: 'Service Control Policy',
    identity: 'IAM Policy',
    boundary: 'Permissions Boundary Policy',
    session: 'Session Policy',
    resource: 'Resource Policy',
    trust: 'Resource Policy',
};
function statementOutput({ layer, policy, statement }) {
    const { start, end } = statement.statement;
    const { name, arn } = policy.source;
    return {
        // Inline policies are `user_bob_policy`, managed ones go by their names.
        SourcePolicyId: arn?.slice(arn.lastIndexOf('/') + 1) ?? name?.replaceAll('/', '_'),
        SourcePolicyType: words[layer],
        // AWS counts columns so that both are those behind a brace.
        StartPosition: { Line: start.line, Column: start.column + 1 },
        EndPosition: { Line: end.line, Column: end.column },
    };
}
function once(statements) {
    const byText = new Map(statements.map((statement) => [JSON.stringify(statement), statement]));
    return [...byText.values()];
}
