/** Disks of strangers: read without the kernel's help, whatever they say. */
import { deepStrictEqual, match, ok, rejects, strictEqual, throws } from 'node:assert/strict'
import {
  link,
  mkdir,
  mkdtemp,
  open,
  readFile,
  rm,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeRaw, writeFormat } from '../../src/compute/disks/convert.ts'
import { type DiskFormat, diskFormat } from '../../src/compute/disks/disk-format.ts'
import { rootOf } from '../../src/compute/disks/disks.ts'
import { makeFileSystem } from '../../src/compute/disks/file-system.ts'
import { rootArchive } from '../../src/compute/disks/root-archive.ts'
import { isInstalled } from '../support/programs.ts'
import { seededRandom } from '../support/random.ts'
import { runCommand } from '../support/server.ts'

const gib = 1024 ** 3
const mib = 1024 ** 2
const diskBytes = 24 * mib

describe('disks', function () {
  this.timeout(120_000)
  let folder = ''
  let disk = ''
  const large = seededRandom(5).bytes(3 * mib + 17)

  before('make a root and a disk of it', async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairn-disks-'))
    const root = join(folder, 'root')
    const long = `usr/${'long name '.repeat(9)}/${'x'.repeat(180)}`
    for (const each of ['etc', 'usr/bin', 'sbin', join(long, '..'), 'many']) {
      await mkdir(join(root, each), { recursive: true })
    }
    await writeFile(join(root, 'etc/hostname'), 'disk\n', { mode: 0o640 })
    await writeFile(join(root, 'usr/bin/init'), large, { mode: 0o755 })
    await writeFile(join(root, long), 'far away')
    await writeFile(join(root, 'empty'), '')
    await link(join(root, 'etc/hostname'), join(root, 'etc/mailname'))
    await symlink('../usr/bin/init', join(root, 'sbin/init'))
    await symlink(`/${'far/'.repeat(40)}`, join(root, 'far'))
    for (let at = 0; at < 300; at++) await writeFile(join(root, `many/${'n'.repeat(60)}${at}`), '.')
    const sparse = join(root, 'sparse')
    await writeFile(sparse, 'begin')
    await truncate(sparse, 5 * mib)
    disk = await made('ext4', '4096')
  })

  after(() => rm(folder, { recursive: true, force: true }))

  /** A disk of the root, of a type and with blocks of a size. */
  const made = async (type: string, blockBytes: string, ...more: string[]) => {
    const file = join(folder, `${type}-${blockBytes}-${more.join('').length}.img`)
    await writeFile(file, '')
    await truncate(file, diskBytes)
    const options = ['-q', '-F', '-t', type, '-b', blockBytes, ...more]
    await succeed('mke2fs', ...options, '-d', join(folder, 'root'), file)
    return file
  }

  const succeed = async (name: string, ...args: string[]) => {
    const { code, stdout, stderr } = await runCommand(name, args)
    strictEqual(code, 0, `${name} ${args.join(' ')}: ${stderr}`)
    return stdout
  }

  /** Without libguestfs, whether it is there or not. */
  const readRoot = (file: string, bytesMax: number) =>
    rootArchive(file, {
      bytesMax,
      otherwise(why) {
        throw why
      },
    })

  /** What is on a disk, unpacked by tar, is what it was made of. */
  const requireWhole = async (file: string, read = readRoot(file, gib)) => {
    const archive = join(folder, 'out.tar')
    await writeFile(archive, read)
    const out = join(folder, 'out')
    await rm(out, { recursive: true, force: true })
    await mkdir(out)
    await succeed('tar', '-C', out, '-xpf', archive)
    await succeed('diff', '-r', '--no-dereference', join(folder, 'root'), out)
    const facts = ['-printf', '%P %y %m %n %T@\\n']
    const list = async (of: string) =>
      (await succeed('find', of, '-mindepth', '1', '!', '-type', 'l', ...facts))
        .replace(/\.\d+\n/g, '\n')
        .split('\n')
        .sort()
    deepStrictEqual(await list(out), await list(join(folder, 'root')))
    return archive
  }

  const kinds: readonly (readonly [string, string, ...string[]])[] = [
    ['ext4', '4096'],
    ['ext4', '1024', '-O', '^64bit,^metadata_csum'],
    ['ext3', '1024'],
    ['ext2', '4096', '-I', '128'],
  ]
  for (const [type, blockBytes, ...more] of kinds) {
    it(`of ${type} with ${blockBytes} bytes a block are read ${more.join(' ')}`, async () => {
      await requireWhole(await made(type, blockBytes, ...more))
    })
  }

  it('keep who owns files and what programs may do', async () => {
    const capability = join(folder, 'capability')
    const value = Buffer.from('0100000200200000000000000000000000000000', 'hex')
    await writeFile(capability, value)
    const file = join(folder, 'owned.img')
    await writeFile(file, await readFile(disk))
    const set = `ea_set -f ${capability} /usr/bin/init security.capability`
    const owners = ['set_inode_field /etc/hostname uid 70000', 'set_inode_field /empty gid 3000000']
    for (const each of [set, ...owners]) await succeed('debugfs', '-w', '-R', each, file)
    const archive = join(folder, 'owned.tar')
    await writeFile(archive, readRoot(file, gib))
    const options = ['--numeric-owner', '--xattrs', '--xattrs-include=*', '-tvvf']
    const listed = await succeed('tar', ...options, archive)
    match(listed, /-rw-r----- +70000\/0 .* etc\/hostname/)
    match(listed, / 0\/3000000 .* empty/)
    match(listed, /x: +\d+ security.capability/)
    ok((await readFile(archive)).includes(value))
  })

  it('are found in the partitions of both kinds of tables', async () => {
    const head = Buffer.alloc(mib)
    const table = head.subarray(446, 462)
    table.writeUInt8(0x83, 4)
    table.writeUInt32LE(2048, 8)
    table.writeUInt32LE(diskBytes / 512, 12)
    head.writeUInt16LE(0xaa55, 510)
    const whole = join(folder, 'partition.img')
    await writeFile(whole, Buffer.concat([head, await readFile(disk)]))
    await requireWhole(whole)
    const gpt = Buffer.alloc(mib)
    gpt.writeUInt8(0xee, 446 + 4)
    gpt.writeUInt16LE(0xaa55, 510)
    gpt.write('EFI PART', 512)
    gpt.writeBigUInt64LE(2n, 512 + 72)
    gpt.writeUInt32LE(128, 512 + 80)
    gpt.writeUInt32LE(128, 512 + 84)
    // The first is no file system, the third the root.
    for (const [at, from, to] of [
      [0, 34n, 2000n],
      [2, 2048n, 2048n + BigInt(diskBytes / 512) - 1n],
    ] as const) {
      gpt.writeBigUInt64LE(from, 1024 + at * 128 + 32)
      gpt.writeBigUInt64LE(to, 1024 + at * 128 + 40)
    }
    await writeFile(whole, Buffer.concat([gpt, await readFile(disk)]))
    await requireWhole(whole)
  })

  it('are made of archives, alone and in a partition, and read again', async function () {
    if (process.getuid?.() !== 0) this.skip()
    const archive = await requireWhole(disk)
    for (const inPartition of [false, true]) {
      const file = join(folder, `made-${inPartition}.img`)
      const uuid = '01234567-89ab-4cde-8f01-23456789abcd'
      const facts = { file, sizeBytes: 32 * mib, inPartition, uuid }
      await makeFileSystem(chunks(archive), facts)
      await requireWhole(file)
      const small = { ...facts, sizeBytes: 2 * mib }
      await rejects(makeFileSystem(chunks(archive), small), { name: 'UnusableImage' })
    }
  })

  async function* chunks(file: string): AsyncGenerator<Buffer> {
    const handle = await open(file)
    try {
      for await (const piece of handle.createReadStream()) yield piece as Buffer
    } finally {
      await handle.close()
    }
  }

  for (const format of ['qcow2', 'vmdk', 'vpc', 'vhdx'] as const satisfies DiskFormat[]) {
    it(`in ${format} become raw ones`, async function () {
      if (!isInstalled('qemu-img')) {
        if (process.env.CI === 'true') throw new Error('qemu-img is not installed, and CI=true')
        this.skip()
      }
      const file = join(folder, `disk.${format}`)
      await writeFormat(disk, format, file)
      strictEqual(diskFormat((await readFile(file)).subarray(0, 128 * 1024)), format)
      await rejects(makeRaw(file, mib), /too much|too large/)
      await makeRaw(file, gib)
      await requireWhole(file)
    })
  }

  it('that name other files are refused, whichever way they do', () => {
    const qcow2 = Buffer.alloc(1024)
    qcow2.write('QFI\xfb', 'latin1')
    qcow2.writeUInt32BE(3, 4)
    strictEqual(diskFormat(qcow2), 'qcow2')
    const backed = Buffer.from(qcow2)
    backed.writeBigUInt64BE(512n, 8)
    const elsewhere = Buffer.from(qcow2)
    elsewhere.writeBigUInt64BE(4n, 72)
    const vmdk = Buffer.alloc(1024)
    vmdk.write('KDMV')
    vmdk.writeBigUInt64LE(2048n, 12)
    strictEqual(diskFormat(vmdk), 'vmdk')
    const child = Buffer.from(vmdk)
    child.write('parentFileNameHint="/etc/shadow"', 600)
    const described = Buffer.from(vmdk)
    described.writeBigUInt64LE(0n, 12)
    const text = Buffer.from('# Disk DescriptorFile\nRW 1 FLAT "/dev/sda" 0\n')
    const vhd = Buffer.alloc(1024)
    vhd.write('conectix')
    vhd.writeUInt32BE(3, 60)
    strictEqual(diskFormat(vhd), 'vpc')
    const difference = Buffer.from(vhd)
    difference.writeUInt32BE(4, 60)
    for (const each of [backed, elsewhere, child, described, text, difference]) {
      throws(() => diskFormat(each), /in more than one file/)
    }
  })

  it('that were not unmounted, are damaged or no roots are told so', async () => {
    const bytes = await readFile(disk)
    const file = join(folder, 'bad.img')
    const tried = async (change: (changed: Buffer) => void) => {
      const changed = Buffer.from(bytes)
      change(changed)
      await writeFile(file, changed)
      for await (const _ of readRoot(file, gib));
    }
    const superblock = 1024
    await rejects(
      tried((all) => all.writeUInt32LE(0x2c6, superblock + 0x60)),
      /not unmounted/,
    )
    await rejects(
      tried((all) => all.writeUInt32LE(0x12c2, superblock + 0x60)),
      /features 0x1000/,
    )
    await rejects(
      tried((all) => all.fill(0)),
      /no ext4 file system that is a root/,
    )
    await rejects(
      tried((all) => all.writeUInt32LE(31, superblock + 0x18)),
      /damaged/,
    )
    const tooMuch = async () => {
      for await (const _ of readRoot(disk, mib));
    }
    await rejects(tooMuch(), /holds more than/)
  })

  it('of XFS, in a volume group, are read by libguestfs where it is installed', async function () {
    if (!isInstalled('guestfish')) this.skip()
    const archive = join(folder, 'guest.tar')
    const root = join(folder, 'root')
    await symlink('usr/bin', join(root, 'bin'))
    await writeFile(join(root, 'etc/os-release'), 'ID=debian\nNAME=Debian\nVERSION_ID=12\n')
    await writeFile(join(root, 'etc/fstab'), '/dev/vg/root / xfs defaults 0 0\n')
    await succeed('tar', '-C', root, '--numeric-owner', '-cf', archive, '.')
    const file = join(folder, 'xfs.img')
    const steps = [
      ...['run', 'part-disk /dev/sda mbr', 'pvcreate /dev/sda1', 'vgcreate vg /dev/sda1'],
      ...['lvcreate root vg 340', 'mkfs xfs /dev/vg/root', 'mount /dev/vg/root /'],
      `tar-in ${archive} /`,
    ]
    const settings = ['LIBGUESTFS_BACKEND=direct', 'LIBGUESTFS_BACKEND_SETTINGS=force_tcg']
    const commands = [`sparse ${file} 360M`, ...steps].flatMap((step) => [':', ...step.split(' ')])
    await succeed('env', ...settings, 'guestfish', ...commands.slice(1))
    await requireWhole(file, rootOf(file))
    const bad = join(folder, 'bad.img')
    await writeFile(bad, Buffer.alloc(mib))
    await rejects(async () => {
      for await (const _ of rootOf(bad));
    }, /no ext4 file system that is a root, and libguestfs finds no system on it/)
    await rejects(async () => {
      for await (const _ of rootOf(file, AbortSignal.timeout(1000)));
    }, /TimeoutError|abort/)
  })

  it('with any byte wrong end in words or in an archive, and soon', async () => {
    const random = seededRandom(Number(process.env.SEED ?? 7))
    const bytes = await readFile(disk)
    const file = join(folder, 'fuzzed.img')
    await writeFile(file, bytes)
    const handle = await open(file, 'r+')
    try {
      for (let round = 0; round < 40; round++) {
        // Where the file system keeps what it knows: its first blocks.
        const places = Array.from({ length: 30 }, () => 1024 + random.int(0, 3 * mib))
        for (const at of places) await handle.write(random.bytes(1), 0, 1, at)
        try {
          for await (const _ of readRoot(file, 64 * mib));
        } catch (error) {
          strictEqual((error as Error).name, 'UnusableImage', String((error as Error).stack))
        }
        for (const at of places) await handle.write(bytes, at, 1, at)
      }
    } finally {
      await handle.close()
    }
  })
})
