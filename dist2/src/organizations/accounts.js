import { accountArn } from './arns.js';
/** An account as AWS shows it. */
export function accountOutput(organization, account) {
    const { id, name, email, status, joinedMethod, joinedAt } = account;
    return {
        Id: id,
        Arn: accountArn(organization, id),
        Email: email,
        Name: name,
        Status: status,
        State: status,
        JoinedMethod: joinedMethod,
        JoinedTimestamp: new Date(joinedAt),
    };
}
