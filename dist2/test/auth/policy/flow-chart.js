/**
 * AWS's flow chart once more, slow and plain: the JSON as it stands, patterns by following
 * every way at once, every layer asked with nothing left out. It shares no code with the evaluator.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
import { BlockList, isIPv4, isIPv6 } from 'node:net';
/** `allowed`, `explicitDeny`, or the layer that did not allow. */
export function answer(question) {
    const { scps, identity, boundary, session, resourcePolicy, principal } = question;
    const all = [...scps.flat(), ...identity, ...(session ?? [])];
    for (const one of [boundary, resourcePolicy])
        if (one !== undefined)
            all.push(one);
    if (all.some((text) => namings(question, text, 'Deny').length > 0))
        return 'explicitDeny';
    const allows = (texts) => texts.some((text) => namings(question, text, 'Allow').length > 0);
    if (!scps.every((level) => allows(level)))
        return 'scp';
    const named = resourcePolicy === undefined ? [] : namings(question, resourcePolicy, 'Allow');
    const resourceLayer = question.isTrust ? 'trust' : 'resource';
    if (!('account' in principal))
        return named.length > 0 ? 'allowed' : resourceLayer;
    const sameAccount = [undefined, principal.account].includes(question.resourceAccount);
    if (!sameAccount && named.length === 0)
        return resourceLayer;
    if (question.isTrust && named.length === 0)
        return resourceLayer;
    if (sameAccount && named.includes('itself'))
        return 'allowed';
    if (principal.type !== 'root') {
        const byResource = sameAccount && named.includes('behind');
        if (!byResource && !allows(identity))
            return 'identity';
        if (boundary !== undefined && !allows([boundary]))
            return 'boundary';
    }
    if (session !== undefined && !allows(session))
        return 'session';
    return 'allowed';
}
/** How the matching statements of a policy with this effect name the principal. */
function namings(question, text, effect) {
    const policy = JSON.parse(text);
    const statements = list(policy.Statement);
    return statements.flatMap((statement) => {
        const matches = statement.Effect === effect &&
            actionFits(question, statement) &&
            resourceFits(question, statement, policy) &&
            conditionsFit(question, statement, policy);
        return matches ? naming(question.principal, statement) : [];
    });
}
function list(value) {
    if (value === undefined)
        return [];
    return Array.isArray(value) ? value : [value];
}
function naming(principal, statement) {
    const element = statement.Principal ?? statement.NotPrincipal;
    if (element === undefined)
        return ['no principal in this kind'];
    const written = element === '*' ? ['AWS *'] : pairs(element);
    const isNamed = (names) => names.some((name) => written.includes(name));
    const { itself, behind, account } = namesOf(principal);
    const everyone = written.includes('AWS *');
    if (statement.NotPrincipal !== undefined) {
        const groups = [itself, behind, account].filter((names) => names.length > 0);
        const exempt = everyone || (groups.length > 0 && groups.every(isNamed));
        return exempt ? [] : ['all but others'];
    }
    return [
        ...(isNamed(itself) ? ['itself'] : []),
        ...(isNamed(behind) || everyone ? ['behind'] : []),
        ...(isNamed(account) ? ['account'] : []),
    ];
}
function pairs(element) {
    return Object.entries(element).flatMap(([type, names]) => list(names).map((name) => `${type} ${name}`));
}
function namesOf(principal) {
    if (principal.type === 'anonymous')
        return { itself: [], behind: [], account: [] };
    if (principal.type === 'service') {
        return { itself: [`Service ${principal.service}`], behind: [], account: [] };
    }
    if (principal.type === 'federated') {
        return { itself: [`Federated ${principal.provider}`], behind: [], account: [] };
    }
    const aws = (...names) => names.map((name) => `AWS ${name}`);
    const account = [
        ...aws(principal.account, `arn:aws:iam::${principal.account}:root`),
        `CanonicalUser ${principal.canonicalUser}`,
    ];
    switch (principal.type) {
        case 'root':
            return { itself: [], behind: [], account };
        case 'user':
            return { itself: aws(principal.arn, principal.uniqueId), behind: [], account };
        case 'role':
            return {
                itself: aws(principal.arn),
                behind: aws(principal.roleArn, principal.uniqueId),
                account,
            };
        case 'federatedUser':
            return {
                itself: aws(principal.arn),
                behind: aws(principal.userArn, principal.uniqueId),
                account,
            };
    }
}
function actionFits({ action }, statement) {
    const fits = (pattern) => glob([...String(pattern).toLowerCase()].map(wild), action.toLowerCase());
    if (statement.Action !== undefined)
        return list(statement.Action).some(fits);
    return !list(statement.NotAction).some(fits);
}
function resourceFits(question, statement, policy) {
    const fits = (pattern) => arnFits(question, String(pattern), { policy });
    if (statement.Resource !== undefined)
        return list(statement.Resource).some(fits);
    if (statement.NotResource !== undefined)
        return !list(statement.NotResource).some(fits);
    return true;
}
function arnFits(question, pattern, { policy, subject = question.resource }) {
    if (pattern === '*')
        return true;
    const fields = sixFields(pattern, policy);
    const wanted = sixFields(subject, {});
    if (fields.length < 2 || wanted.length !== 6)
        return false;
    while (fields.length < 6)
        fields.push('*');
    return fields.every((field, index) => {
        const marks = expand(question, field, policy);
        return marks !== undefined && glob(marks, wanted[index]);
    });
}
/** Parts at the first five colons that are not inside a variable. */
function sixFields(text, policy) {
    const fields = [''];
    let inside = false;
    for (let at = 0; at < text.length; at += 1) {
        if (policy.Version === '2012-10-17' && text.startsWith('${', at))
            inside = true;
        if (text[at] === '}')
            inside = false;
        if (text[at] === ':' && !inside && fields.length < 6)
            fields.push('');
        else
            fields[fields.length - 1] += text[at];
    }
    return fields;
}
function wild(character) {
    if (character === '*')
        return 'any';
    return character === '?' ? 'one' : { is: character };
}
function expand({ context }, pattern, policy) {
    if (policy.Version !== '2012-10-17')
        return [...pattern].map(wild);
    const marks = [];
    for (let rest = pattern; rest !== '';) {
        const close = rest.startsWith('${') ? rest.indexOf('}') : -1;
        if (close < 0) {
            marks.push(wild(rest[0]));
            rest = rest.slice(1);
            continue;
        }
        const inside = rest.slice(2, close);
        rest = rest.slice(close + 1);
        const [key = '', ...fallback] = inside.split(',').map((part) => part.trim());
        const values = context[key.toLowerCase()] ?? [];
        let value = ['*', '?', '$'].includes(inside) ? inside : undefined;
        if (value === undefined && values.length === 1)
            value = values[0];
        if (value === undefined && values.length === 0)
            value = fallback[0]?.slice(1, -1);
        if (value === undefined)
            return undefined;
        for (const is of value)
            marks.push({ is });
    }
    return marks;
}
/** All the places in the text that the marks so far can lead to. */
function glob(marks, text) {
    let places = [0];
    for (const mark of marks) {
        const first = Math.min(...places);
        if (mark === 'any')
            places = Array.from({ length: text.length + 1 - first }, (_, n) => first + n);
        else {
            places = places
                .filter((at) => at < text.length && (mark === 'one' || mark.is === text[at]))
                .map((at) => at + 1);
        }
        if (places.length === 0)
            return false;
    }
    return places.includes(text.length);
}
function conditionsFit(question, statement, policy) {
    return Object.entries((statement.Condition ?? {})).every(([name, keys]) => Object.entries(keys).every(([key, wanted]) => conditionFits(question, { name, key, wanted: list(wanted).map(String), policy })));
}
function conditionFits(question, { name, key, wanted, policy }) {
    const values = question.context[key.toLowerCase()] ?? [];
    if (name === 'Null')
        return wanted.some((want) => (want === 'true') === (values.length === 0));
    const forAll = name.startsWith('ForAllValues:');
    const forAny = name.startsWith('ForAnyValue:');
    const ifExists = name.endsWith('IfExists');
    const operator = name.replace(/^.*:/, '').replace(/IfExists$/, '');
    const isNegated = operator.includes('Not');
    const positive = operator.replace('Not', '');
    const equal = (value) => wanted.some((want) => valueFits(question, { positive, value, want, policy }));
    const meets = (value) => (isNegated ? !equal(value) : equal(value));
    const isHollow = values.every((value) => value === '');
    if (forAll)
        return isHollow || values.every(meets);
    if (forAny)
        return isHollow ? ifExists && values.length === 0 : values.some(meets);
    if (values.length === 0)
        return ifExists || isNegated;
    return isNegated ? !values.some(equal) : values.some(equal);
}
function valueFits(question, { positive, value, want, policy }) {
    const text = () => {
        const marks = expand(question, want, policy);
        return marks?.map((mark) => (typeof mark === 'object' ? mark.is : mark === 'any' ? '*' : '?'));
    };
    const number = (one) => (/^[-+\d.eE]+$/.test(one) ? Number(one) : Number.NaN);
    const date = (one) => (/^\d{5,}$/.test(one) ? Number(one) * 1000 : Date.parse(one));
    if (positive.startsWith('Numeric'))
        return compare(positive, number(value), number(want));
    if (positive.startsWith('Date'))
        return compare(positive, date(value), date(want));
    switch (positive) {
        case 'StringEquals':
            return text()?.join('') === value;
        case 'StringEqualsIgnoreCase':
            return text()?.join('').toLowerCase() === value.toLowerCase();
        case 'StringLike': {
            const marks = expand(question, want, policy);
            return marks !== undefined && glob(marks, value);
        }
        case 'ArnEquals':
        case 'ArnLike':
            return arnFits(question, want, { policy, subject: value });
        case 'Bool':
            return /^(true|false)$/i.test(want) && value.toLowerCase() === want.toLowerCase();
        case 'BinaryEquals':
            return Buffer.from(value, 'base64').equals(Buffer.from(want, 'base64'));
        case 'IpAddress':
            return addressFits(value, want);
    }
    throw new Error(`The flow chart knows no ${positive}`);
}
function compare(operator, value, want) {
    const relation = operator.replace(/^(Numeric|Date)/, '');
    if (relation === 'Equals')
        return value === want;
    const orEqual = relation.endsWith('Equals') && value === want;
    return orEqual || (relation.startsWith('Less') ? value < want : value > want);
}
function addressFits(value, want) {
    const [network = '', prefix] = want.split('/');
    const family = isIPv4(network) ? 'ipv4' : 'ipv6';
    const ranges = new BlockList();
    ranges.addSubnet(network, Number(prefix ?? (family === 'ipv4' ? 32 : 128)), family);
    // A range holds addresses of its own family alone; BlockList sees IPv4 inside ::/0.
    if (family === 'ipv4')
        return isIPv4(value) && ranges.check(value);
    return isIPv6(value) && ranges.check(value, 'ipv6');
}
