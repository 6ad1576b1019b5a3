import { crc32, deflateRawSync } from 'node:zlib';

const UNPACKED = 256 * 1024 * 1024;

/** An archive with one entry, under a name that a writer of archives would refuse. */
function zipOf(name: string, packed: Buffer, plain: { readonly crc: number; readonly size: number }): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(plain.crc, 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(plain.size, 18);
  fields.writeUInt16LE(Buffer.byteLength(name), 22);
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, Buffer.from(name), packed]);
  const central = Buffer.concat([
    Buffer.from('PK\u0001\u0002'),
    Buffer.from([20, 0]),
    fields,
    Buffer.alloc(14),
    Buffer.from(name),
  ]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, central, Buffer.from('PK\u0005\u0006'), end]);
}

/** An archive with one text in it. */
export function zipText(name: string, text: string): Buffer {
  const plain = Buffer.from(text);
  return zipOf(name, deflateRawSync(plain), { crc: crc32(plain), size: plain.length });
}

/** An archive that unpacks to 256 MiB of an export and says that it holds `size` bytes. */
export function zipBomb(size: number): Buffer {
  const before = Buffer.from('<?xml version="1.0"?><disqus><!--');
  const packed = deflateRawSync(Buffer.concat([before, Buffer.alloc(UNPACKED - before.length, 'a')]));
  return zipOf('export.xml', packed, { crc: 0, size });
}
