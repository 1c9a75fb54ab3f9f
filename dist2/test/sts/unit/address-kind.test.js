import { strictEqual } from 'node:assert/strict';
import { addressKind } from '../../../src/sts/address-kind.js';
const addresses = {
    loopback: ['127.0.0.1', '127.255.255.255', '::1', '::ffff:127.0.0.1', '::ffff:7f00:1'],
    private: [
        '10.1.2.3',
        '172.31.255.255',
        '192.168.0.1',
        '100.64.0.1',
        'fd00::1',
        '::ffff:10.0.0.1',
    ],
    special: [
        ...['0.0.0.0', '169.254.169.254', '224.0.0.1', '255.255.255.255', '192.0.2.1', '::', 'fe80::1'],
        ...['ff02::1', '64:ff9b::7f00:1', '2002:7f00:1::', '::ffff:169.254.169.254', '::7f00:1'],
        ...['', 'localhost', '127.1'],
    ],
    public: ['8.8.8.8', '172.32.0.1', '11.0.0.1', '2606:4700::1111', '::ffff:8.8.8.8'],
};
describe('the kind of an address', () => {
    for (const [kind, list] of Object.entries(addresses)) {
        it(`is ${kind}`, () => {
            for (const address of list)
                strictEqual(addressKind(address), kind, address);
        });
    }
});
