import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const YEAR = ['-days', '365'];

/** The certificate of the authority that clients are to trust; PEM. */
export const authorityFile = (folder) => join(folder, 'ca.pem');
/** Key and certificate of the nodes as Kafka takes them; PEM. */
export const nodeKeyFile = (folder) => join(folder, 'node-key.pem');

/**
 * An authority that nobody else trusts, and a certificate of it for nodes on the loopback interface, valid
 * for a year. The authority's own key is not kept.
 * @throws Error where openssl is missing or refuses.
 */
export async function makeCertificates(folder) {
  await mkdir(folder, { recursive: true });
  const at = (name) => join(folder, name);
  const authority = authorityFile(folder);
  await newKey(at('ca-key.pem'));
  const forSigning = ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign'];
  await openssl('req', '-x509', '-new', '-key', at('ca-key.pem'), '-out', authority, ...YEAR, [
    ...['-subj', '/CN=Shaodao on this machine'],
    ...forSigning.flatMap((extension) => ['-addext', extension]),
  ]);
  await newKey(at('key.pem'));
  const request = ['-new', '-key', at('key.pem'), '-subj', '/CN=127.0.0.1'];
  await openssl('req', ...request, '-out', at('request.pem'));
  await writeFile(at('names.txt'), 'subjectAltName=IP:127.0.0.1,DNS:localhost\n');
  const signed = ['-CA', authority, '-CAkey', at('ca-key.pem'), '-CAcreateserial'];
  await openssl('x509', '-req', '-in', at('request.pem'), ...signed, ...YEAR, [
    ...['-extfile', at('names.txt'), '-out', at('certificate.pem')],
  ]);
  const parts = await Promise.all(['key.pem', 'certificate.pem'].map((name) => readFile(at(name))));
  await writeFile(nodeKeyFile(folder), Buffer.concat(parts), { mode: 0o600 });
  const drafts = ['ca-key.pem', 'key.pem', 'request.pem', 'names.txt', 'certificate.pem', 'ca.srl'];
  await Promise.all(drafts.map((name) => rm(at(name), { force: true })));
}

const newKey = (file) =>
  openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', file);

const openssl = (...words) => run('openssl', words.flat());
