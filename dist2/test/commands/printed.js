/** What commands print with `--json`, read again. */
import { strictEqual } from 'node:assert/strict';
/** The document that a command printed; throws with what it complained of instead. */
export function printed({ code, stdout, stderr }) {
    strictEqual(code, 0, stderr);
    return JSON.parse(stdout);
}
/** The key pair in what a command printed. */
export function keysOf(result) {
    const { AccessKeyId, SecretAccessKey } = printed(result).AccessKey;
    return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey };
}
