const here = '111122223333';
const there = '444455556666';
const principals = [
    { type: 'anonymous' },
    { type: 'service', service: 'ec2.amazonaws.com' },
    { type: 'federated', provider: 'accounts.example.com' },
    ...[here, there].flatMap((account) => [
        { type: 'root', account, arn: `arn:aws:iam::${account}:root`, canonicalUser: `c${account}` },
        { type: 'user', account, arn: `arn:aws:iam::${account}:user/bob`, uniqueId: 'AIDABOBBOBBOB' },
        {
            type: 'role',
            account,
            arn: `arn:aws:sts::${account}:assumed-role/shift/day`,
            roleArn: `arn:aws:iam::${account}:role/shift`,
            uniqueId: 'AROAWORKWORK',
        },
        {
            type: 'federatedUser',
            account,
            arn: `arn:aws:sts::${account}:federated-user/eve`,
            userArn: `arn:aws:iam::${account}:user/bob`,
            uniqueId: 'AIDABOBBOBBOB',
        },
    ]),
];
const namedAws = [
    '*',
    here,
    there,
    'AIDABOBBOBBOB',
    'AROAWORKWORK',
    ...[here, there].flatMap((account) => [
        `arn:aws:iam::${account}:root`,
        `arn:aws:iam::${account}:user/bob`,
        `arn:aws:iam::${account}:user/eve`,
        `arn:aws:iam::${account}:role/shift`,
        `arn:aws:sts::${account}:assumed-role/shift/day`,
        `arn:aws:sts::${account}:federated-user/eve`,
    ]),
];
const actions = ['s3:GetObject', 's3:PutObject', 's3:ListBucket', 'iam:GetUser'];
const actionPatterns = [
    ...['*', '*', '*', 's3:*', 'S3:get*', 's3:?etObject', 's3:*Object', 's3:*t*t', 'iam:*'],
    ...['iam:GetUser', 's3:GetObject', 's3:PutObject', '*:Get*', 's3:List????et'],
];
const resources = [
    ...['*', 'arn:aws:s3:::data', 'arn:aws:s3:::data/bob/a:b/c', 'arn:aws:s3:::data/*'],
    ...['arn:aws:s3:::logs/2026/x', `arn:aws:iam::${here}:user/bob`],
];
const resourcePatterns = [
    ...['*', '*', '*', '*', 'arn:aws:s3:::*', 'arn:aws:s3:::data', 'arn:aws:s3:::data/*'],
    ...['arn:aws:s3:::*/*/*', 'arn:aws:s3:::d?ta/bob/a*', `arn:aws:s3:::data/\${aws:username}/*`],
    ...[`arn:aws:s3:::\${aws:PrincipalTag/team, 'data'}/*`, `arn:aws:s3:::data/\${*}`, 'arn:aws:s3'],
    ...['arn:aws:iam::*:user/*', `arn:aws:iam::\${aws:PrincipalAccount}:user/bob`, 'arn:*:s3:::l*x'],
    ...['arn:aws:iam::1111*:user/?ob', 'arn:aws:s3:::*b*:*c', 'arn:aws:s3:::data/*/b'],
];
/** What a context key may hold, and what policies ask of it, by the kind of operator. */
const asked = [
    {
        operators: ['StringEquals', 'StringNotEquals', 'StringEqualsIgnoreCase', 'StringLike'],
        keys: ['aws:username', 'aws:PrincipalTag/team', 's3:prefix', 'aws:TagKeys'],
        wanted: [
            'bob',
            'BOB',
            'b*',
            '*',
            '?ob',
            `\${aws:username}`,
            `\${*}`,
            `\${x:y, 'bob'}`,
            '',
            'data',
        ],
    },
    {
        operators: ['StringNotEqualsIgnoreCase', 'StringNotLike'],
        keys: ['aws:username', 'aws:TagKeys'],
        wanted: ['bob', 'eve', 'B*', '*e*', `\${aws:PrincipalTag/team}`],
    },
    {
        operators: [
            ...['Equals', 'NotEquals', 'LessThan', 'LessThanEquals'].map((name) => `Numeric${name}`),
            ...['NumericGreaterThan', 'NumericGreaterThanEquals'],
        ],
        keys: ['s3:max-keys', 'aws:username'],
        wanted: ['10', '10.0', '5', '1e1', '-3', 'ten'],
    },
    {
        operators: [
            ...['Equals', 'NotEquals', 'LessThan', 'LessThanEquals'].map((name) => `Date${name}`),
            ...['DateGreaterThan', 'DateGreaterThanEquals'],
        ],
        keys: ['aws:CurrentTime', 'aws:EpochTime'],
        wanted: ['2026-01-01T00:00:00Z', '2026-01-01', '1767225600', '2027-05-06T07:08:09+02:00'],
    },
    { operators: ['Bool'], keys: ['aws:SecureTransport'], wanted: ['true', 'False', 'maybe'] },
    { operators: ['BinaryEquals'], keys: ['x:binary'], wanted: ['AQID', 'AQI='] },
    {
        operators: ['IpAddress', 'NotIpAddress'],
        keys: ['aws:SourceIp', 'aws:SourceIp', 'aws:username'],
        wanted: ['10.0.0.0/8', '10.1.2.3', '10.1.2.129/25', '0.0.0.0/0', '2001:db8::/33', '::/0'],
    },
    {
        operators: ['ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike'],
        keys: ['aws:SourceArn'],
        wanted: ['arn:aws:s3:::data', 'arn:aws:s3:::*', 'arn:*:s3:*:*:d*', `arn:aws:s3:::\${x:n}`, '*'],
    },
    { operators: ['Null'], keys: ['aws:username', 'aws:TagKeys', 'x:y'], wanted: ['true', 'false'] },
];
const contextValues = {
    'aws:username': [['bob'], ['eve'], ['b*'], []],
    'aws:principaltag/team': [['data'], ['bob'], ['*'], ['']],
    'aws:principalaccount': [[here], [there]],
    's3:prefix': [['bob'], ['*'], ['']],
    'aws:tagkeys': [['bob', 'eve'], ['bob'], ['', ''], ['Bob', 'other', 'data'], []],
    's3:max-keys': [['10'], ['9.5'], ['x']],
    'aws:currenttime': [['2026-01-01T00:00:00Z'], ['2027-05-06T05:08:09Z']],
    'aws:epochtime': [['1767225600'], ['1767225601']],
    'aws:securetransport': [['true'], ['false']],
    'x:binary': [['AQID'], ['AQI=']],
    'aws:sourceip': [['10.1.2.3'], ['10.1.2.200'], ['192.0.2.1'], ['2001:db8:1::1'], ['::1']],
    'aws:sourcearn': [['arn:aws:s3:::data'], ['arn:aws:s3:::d*'], ['nothing']],
    'x:n': [['data'], ['*'], ['d', 'e']],
};
/** One request with all its policies. */
export function randomQuestion(random) {
    const isTrust = random.chance(0.15);
    const principal = random.pick(principals);
    const inAccount = 'account' in principal;
    const text = (kind) => JSON.stringify(randomPolicy(random, kind));
    const texts = (kind, most) => Array.from({ length: random.int(0, most) }, () => text(kind));
    const isLimited = inAccount && random.chance(0.3);
    return {
        action: isTrust ? 'sts:AssumeRole' : random.pick(actions),
        resource: isTrust ? `arn:aws:iam::${here}:role/other` : random.pick(resources),
        context: randomContext(random),
        principal,
        resourceAccount: random.chance(0.1) ? undefined : random.pick([here, here, there]),
        scps: inAccount && random.chance(0.3) ? [[text('scp')], [text('scp'), text('scp')]] : [],
        identity: inAccount && principal.type !== 'root' ? texts('identity', 3) : [],
        boundary: isLimited && random.chance(0.6) ? text('boundary') : undefined,
        session: isLimited && random.chance(0.6) ? texts('session', 2) : undefined,
        resourcePolicy: isTrust || random.chance(0.5) ? text(isTrust ? 'trust' : 'resource') : undefined,
        isTrust,
    };
}
function randomContext(random) {
    return Object.fromEntries(Object.entries(contextValues)
        .filter(() => random.chance(0.7))
        .map(([key, values]) => [key, random.pick(values)]));
}
function randomPolicy(random, kind) {
    const length = random.int(1, 3);
    const mayBeOld = kind === 'resource' || kind === 'trust' || kind === 'session';
    return {
        Version: mayBeOld && random.chance(0.1) ? '2008-10-17' : '2012-10-17',
        Statement: Array.from({ length }, () => randomStatement(random, kind)),
    };
}
function some(random, values) {
    if (random.chance(0.5))
        return random.pick(values);
    return Array.from({ length: random.int(1, 3) }, () => random.pick(values));
}
function randomStatement(random, kind) {
    const effect = random.chance(0.15) ? 'Deny' : 'Allow';
    const not = () => (random.chance(0.15) ? 'Not' : '');
    const statement = { Effect: effect };
    if (kind === 'trust')
        statement.Action = some(random, ['sts:AssumeRole', 'sts:TagSession']);
    else {
        statement[`${not()}Action`] = some(random, actionPatterns);
        statement[`${not()}Resource`] = some(random, resourcePatterns);
    }
    if (kind === 'trust' || kind === 'resource') {
        statement[`${effect === 'Deny' ? not() : ''}Principal`] = randomPrincipal(random);
    }
    if (random.chance(0.4))
        statement.Condition = randomConditions(random);
    return statement;
}
function randomPrincipal(random) {
    if (random.chance(0.2))
        return '*';
    const names = Array.from({ length: random.int(1, 4) }, () => random.pick(namedAws));
    return {
        AWS: names,
        ...(random.chance(0.3) ? { Service: ['ec2.amazonaws.com', 's3.amazonaws.com'] } : {}),
        ...(random.chance(0.3) ? { Federated: 'accounts.example.com' } : {}),
        ...(random.chance(0.1) ? { CanonicalUser: `c${here}` } : {}),
    };
}
function randomConditions(random) {
    const conditions = {};
    for (let left = random.int(1, 2); left > 0; left -= 1) {
        const { operators, keys, wanted } = random.pick(asked);
        const operator = random.pick(operators);
        const quantifier = random.pick(['', '', 'ForAnyValue:', 'ForAllValues:']);
        const suffix = random.pick(['', '', 'IfExists']);
        const name = operator === 'Null' ? operator : `${quantifier}${operator}${suffix}`;
        const key = random.pick(keys);
        conditions[name] = { [random.chance(0.2) ? key.toUpperCase() : key]: some(random, wanted) };
    }
    return conditions;
}
