/** The endpoint; at the first start the keys too; and lines to paste. Ends with a newline. */
export function banner({ config, port, readyMs, created }) {
    const endpoint = endpointOf(config, port);
    const lines = [
        `Cairn serves S3 at ${endpoint} (ready in ${Math.round(readyMs)} ms)`,
        `  data     ${config.data.join(', ')}`,
        `  workers  ${config.workers}`,
        '',
    ];
    if (created !== undefined) {
        const { accessKeyId, secretAccessKey } = created.key;
        lines.push(`The root key was made now, and is shown only this once; it is kept in ${created.file}:`, '', `  export AWS_ACCESS_KEY_ID=${accessKeyId}`, `  export AWS_SECRET_ACCESS_KEY=${secretAccessKey}`);
    }
    else
        lines.push('With your keys in the environment:', '');
    lines.push(`  export AWS_ENDPOINT_URL=${endpoint}`, `  export AWS_DEFAULT_REGION=${config.region}`, '', '  aws s3 mb s3://my-bucket', '  aws s3 cp README.md s3://my-bucket/', '  aws s3 ls s3://my-bucket', '');
    return `${lines.join('\n')}\n`;
}
/** Where clients on this machine reach the server. */
export function endpointOf({ host, tlsCert }, port) {
    const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
    const name = reachable.includes(':') ? `[${reachable}]` : reachable;
    return `${tlsCert === undefined ? 'http' : 'https'}://${name}:${port}`;
}
