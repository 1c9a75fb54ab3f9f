/** What is wrong with an account's values and requests. */
export async function checkQuotas(records, account) {
    const problems = [];
    const say = (problem) => problems.push(`Account ${account}: ${problem}`);
    for (const { service, values } of await records.all('appliedQuotas')) {
        for (const [code, value] of Object.entries(values)) {
            if (!isValue(value))
                say(`quota ${service}/${code} is ${value}, which is no limit.`);
        }
    }
    const open = new Set();
    for (const request of await records.all('quotaRequest')) {
        const { id, service, code, bucket, value, status } = request;
        if (request.account !== account)
            say(`quota request ${id} is account ${request.account}'s.`);
        if (!isValue(value))
            say(`quota request ${id} asks for ${value}, which is no limit.`);
        if (status !== 'PENDING')
            continue;
        const what = bucket === undefined ? `${service}/${code}` : `${service}/${code} of ${bucket}`;
        if (open.has(what))
            say(`more than one request for quota ${what} is open.`);
        open.add(what);
    }
    return problems;
}
/** What is wrong with the operator's policy and with the template. */
export async function checkQuotaPolicy(organization) {
    const problems = [];
    for (const { service, upTo, defaults } of await organization.all('quotaPolicy')) {
        for (const [code, value] of [...Object.entries(upTo), ...Object.entries(defaults)]) {
            if (isValue(value))
                continue;
            problems.push(`The policy for quota ${service}/${code} says ${value}, which is no limit.`);
        }
    }
    const seen = new Set();
    const template = await organization.get('quotaTemplate', 'quotaTemplate');
    for (const { region, service, code, value } of template?.entries ?? []) {
        const what = `${region}/${service}/${code}`;
        if (seen.has(what))
            problems.push(`The template has quota ${what} more than once.`);
        if (!isValue(value))
            problems.push(`The template has ${value} for quota ${what}.`);
        seen.add(what);
    }
    return problems;
}
function isValue(value) {
    return Number.isSafeInteger(value) && value >= 0;
}
