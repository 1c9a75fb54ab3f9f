import { AwsError } from '../../wire/errors.js';
import { accepted } from '../errors.js';
import { quoted } from '../etag.js';
import { systemMetadata, userMetadata } from '../metadata.js';
import { checkKey } from '../object-key.js';
import { objectUrl } from '../object-url.js';
import { operation } from '../operation.js';
import { formPermissions } from '../permissions.js';
import { unconditional } from '../preconditions.js';
import { refuseUnbuiltFields } from '../unbuilt.js';
/**
 * Stores what a browser's form holds.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html
 */
export const PostObject = operation('PostObject', {
    permission: ({ Fields }) => formPermissions(Fields),
    async handle({ input, bucket, storage, request }) {
        const { Fields: fields } = input;
        const key = fields.get('key') ?? '';
        if (key === '')
            throw missingField('key');
        checkKey(key);
        refuseUnbuiltFields(fields);
        const object = { key, ...formMetadata(fields), conditions: unconditional };
        const version = accepted(await storage.objects.put(bucket, object, input.Body));
        const made = { Bucket: bucket.name, Key: key, ETag: quoted(version.etag) };
        return formAnswer(fields, { ...made, Location: objectUrl(request, bucket.name, key) });
    },
});
function missingField(name) {
    return new AwsError('InvalidArgument', {
        message: `Bucket POST must contain a field named '${name}'.  If it is specified, ` +
            'please check the order of the fields.',
        detail: { ArgumentName: name, ArgumentValue: '' },
    });
}
const systemFields = {
    CacheControl: 'cache-control',
    ContentDisposition: 'content-disposition',
    ContentEncoding: 'content-encoding',
    ContentLanguage: 'content-language',
    ContentType: 'content-type',
    WebsiteRedirectLocation: 'x-amz-website-redirect-location',
    StorageClass: 'x-amz-storage-class',
};
const metadataPrefix = 'x-amz-meta-';
function formMetadata(fields) {
    const entries = Object.entries(systemFields).map(([member, name]) => [
        member,
        headerText(fields.get(name)),
    ]);
    const user = {};
    for (const [name, value] of fields) {
        if (name.startsWith(metadataPrefix)) {
            user[name.slice(metadataPrefix.length)] = value;
        }
    }
    return {
        system: systemMetadata(Object.fromEntries(entries), headerText(fields.get('expires'))),
        user: userMetadata(user),
    };
}
/** Fields are text, headers bytes: what is kept of these goes out as its UTF-8. */
function headerText(value) {
    return value === undefined ? undefined : Buffer.from(value).toString('latin1');
}
/** A redirection if a place for it was given that is a URL, else the status asked for, else 204. */
function formAnswer(fields, made) {
    const redirect = fields.get('success_action_redirect') ?? fields.get('redirect');
    if (redirect !== undefined && URL.canParse(redirect)) {
        const { Bucket, Key, ETag } = made;
        const query = Object.entries({ bucket: Bucket, key: Key, etag: ETag })
            .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
            .join('&');
        const joint = redirect.includes('?') ? '&' : '?';
        return { Status: 303, Location: `${redirect}${joint}${query}`, ETag };
    }
    const { Location, ETag } = made;
    const status = fields.get('success_action_status');
    if (status === '201')
        return { Status: 201, Location, ETag, PostResponse: made };
    return { Status: status === '200' ? 200 : 204, Location, ETag };
}
