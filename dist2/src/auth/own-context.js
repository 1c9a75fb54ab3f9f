const resourceTags = ['aws:resourcetag/', 'ec2:resourcetag/', 'iam:resourcetag/'];
/** The values of an operation's own condition keys. */
export function ownContext(resource, asked) {
    const { tags = {}, account, conditions } = resource;
    const all = Object.entries({ ...conditions, ...asked });
    const own = new Map(all.map(([key, value]) => [key.toLowerCase(), value]));
    return (key) => {
        if (key === 'aws:resourceaccount')
            return account === undefined ? undefined : [account];
        if (resourceTags.some((prefix) => key.startsWith(prefix))) {
            const name = key.slice(key.indexOf('/') + 1);
            const found = Object.entries(tags).find(([tag]) => tag.toLowerCase() === name);
            return found && [found[1]];
        }
        const value = own.get(key);
        return typeof value === 'string' ? [value] : value;
    };
}
