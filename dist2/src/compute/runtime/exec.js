/**
 * A command inside a container that runs. In an instance it is the guest's program, with more
 * rights than its init where `remounting` (`machine-container.ts`) applies: use it in holders only.
 */
import { PassThrough } from 'node:stream';
/** Runs it to its end; `output` is what it wrote, both ways together. */
export async function execute(container, command) {
    const exec = await container.exec({
        Cmd: [...command],
        AttachStdout: true,
        AttachStderr: true,
    });
    const stream = await exec.start({});
    const merged = new PassThrough();
    container.modem.demuxStream(stream, merged, merged);
    stream.on('end', () => merged.end()).on('error', (error) => merged.destroy(error));
    let output = '';
    for await (const piece of merged)
        output += String(piece);
    const { ExitCode } = await exec.inspect();
    return { code: ExitCode ?? -1, output: output.trim() };
}
