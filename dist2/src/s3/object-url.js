/**
 * The address of an object, on the endpoint that the request came to and in its style: with the
 * bucket in the host or in the path. The slashes of a key stay, all else that is not plain is
 * percent-encoded.
 */
export function objectUrl({ scheme, style, headers }, bucket, key) {
    const { host = '' } = headers;
    const path = key.split('/').map(encodeURIComponent).join('/');
    return `${scheme}://${host}/${style === 'path' ? `${bucket}/` : ''}${path}`;
}
