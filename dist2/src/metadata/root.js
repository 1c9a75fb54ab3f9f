/**
 * The whole of metadata, from its root: the versions, which all show the same tree, and in each
 * what is said, what was given at launch, and what proves it.
 */
import { categories } from './categories.js';
import { createIdentityDocuments } from './identity-documents.js';
import { createRoleDocuments } from './role-documents.js';
import { directory } from './tree.js';
/** All versions that AWS lists; tools look for the newest that they know. */
const versions = [
    '1.0',
    '2007-01-19',
    '2007-03-01',
    '2007-08-29',
    '2007-10-10',
    '2007-12-15',
    '2008-02-01',
    '2008-09-01',
    '2009-04-04',
    '2011-01-01',
    '2011-05-01',
    '2012-01-12',
    '2014-02-25',
    '2014-11-05',
    '2015-10-20',
    '2016-04-19',
    '2016-06-30',
    '2016-09-02',
    '2018-03-28',
    '2018-08-17',
    '2018-09-24',
    '2019-10-01',
    '2020-10-27',
    '2021-01-03',
    '2021-03-23',
    '2021-07-15',
    '2022-09-24',
    '2024-04-11',
    'latest',
];
/** Makes the tree. */
export function createRoot(source) {
    const version = withoutSlashes({
        dynamic: directory({
            fws: directory({
                'instance-monitoring': ({ instance }) => (instance.monitoring ? 'enabled' : 'disabled'),
            }),
            'instance-identity': createIdentityDocuments(source).directory,
        }),
        'meta-data': categories(createRoleDocuments(source)),
        // Latin-1 text stands for bytes.
        'user-data': ({ instance: { userData } }) => userData === undefined ? undefined : Buffer.from(userData, 'latin1'),
    });
    return withoutSlashes(Object.fromEntries(versions.map((name) => [name, version])));
}
function withoutSlashes(entries) {
    return { entries, shown: (name) => name };
}
