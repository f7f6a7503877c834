import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tellingPicture, TOLD } from '../../../libs/media/src/testing/telling-picture.js';
import { startTestApi, type Answer, type Client, type TestApi } from './testing/running-api.js';
import { dispatched, done, STREET_LIGHT } from './testing/stories.js';

let test: TestApi;
let photo: Buffer;
let resident: Client;
let operator: Client;
let handler: Client;

beforeAll(async () => {
  test = await startTestApi();
  photo = await tellingPicture();
  [resident, operator, handler] = await Promise.all([
    test.as('resident'),
    test.as('operator'),
    test.as('handler'),
  ]);
});

afterAll(() => test.close());

const upload = (client: Client, bytes: Uint8Array = photo, key: string = randomUUID()) =>
  client.call('POST', '/media', bytes, { 'content-type': 'image/jpeg', 'idempotency-key': key });

const uploaded = async (client: Client): Promise<string> =>
  String(done(await upload(client)).body['media']);

/** What a person gets to see, byte by byte. */
async function bytesOf(client: Client, path: string): Promise<{ status: number; bytes: Buffer }> {
  const response = await fetch(test.api.url + path, { headers: client.headers });
  return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
}

const own = (media: readonly string[]) => ({
  ...STREET_LIGHT,
  channel: 'snapshot',
  appellant: { name: '马兰' },
  media,
});

const settled = (): Promise<void> => test.api.engine.settle();

describe('a picture', () => {
  it('comes back without its place, its owner or anything else the phone wrote', async () => {
    const answer = done(await upload(resident));
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({ media: expect.stringMatching(/^m-/), width: 200, height: 400 });
    const media = String(answer.body['media']);
    for (const path of [`/media/${media}`, `/media/${media}/thumbnail`]) {
      const { status, bytes } = await bytesOf(resident, path);
      expect(status).toBe(200);
      expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
      for (const told of [...Object.values(TOLD), 'Exif', 'GPS'])
        expect({ told, found: bytes.includes(told) }).toEqual({ told, found: false });
    }
  });

  it('is kept once under its key, and the key is not for another', async () => {
    const key = randomUUID();
    const first = done(await upload(resident, photo, key));
    const again = done(await upload(resident, photo, key));
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const other = await upload(resident, await tellingPicture(100, 100), key);
    expect([other.status, other.body['code']]).toEqual([409, 'IDEMPOTENCY_KEY_REUSED']);
    // Another person's same key is another key.
    expect(done(await upload(handler, photo, key)).body['media']).not.toBe(first.body['media']);
  });

  it('must be one', async () => {
    const refused = async (bytes: Uint8Array, type = 'image/jpeg') => {
      const headers = { 'content-type': type, 'idempotency-key': randomUUID() };
      const { status, body } = await resident.call('POST', '/media', bytes, headers);
      return [status, body['code']];
    };
    const text = Buffer.from('no picture at all');
    expect(await refused(text)).toEqual([422, 'MEDIA_NOT_A_PICTURE']);
    expect(await refused(Buffer.from('GIF89a'))).toEqual([415, 'MEDIA_FORMAT_UNSUPPORTED']);
    expect(await refused(Buffer.from('{}'), 'application/json')).toEqual([
      415,
      'MEDIA_FORMAT_UNSUPPORTED',
    ]);
    expect(await refused(text, 'image/heic')).toEqual([415, 'CONTENT_TYPE_UNSUPPORTED']);
    expect(await refused(Buffer.alloc(10 * 1_048_576 + 1))).toEqual([413, 'BODY_TOO_LARGE']);
    const elsewhere = await resident.call('POST', '/issues', photo, {
      'content-type': 'image/jpeg',
      'idempotency-key': randomUUID(),
    });
    expect(elsewhere.status).toBe(415);
    expect((await upload(await test.as('analyst'))).status).toBe(403);
  });

  it('lies in the database as nothing that could be read', async () => {
    const media = await uploaded(resident);
    const { bytes } = await bytesOf(resident, `/media/${media}`);
    const { rows } = await test.api.engine.pool.query<{ picture: Buffer }>(
      'select picture from media where id = $1',
      [media],
    );
    const stored = rows[0]?.picture ?? Buffer.alloc(0);
    expect(stored.length).toBeGreaterThanOrEqual(bytes.length);
    expect(stored.includes(bytes.subarray(200, 232))).toBe(false);
  });
});

describe('who sees a picture', () => {
  it('is its owner alone, until a matter names it', async () => {
    const media = await uploaded(resident);
    expect((await operator.get(`/media/${media}`)).status).toBe(403);
    const answer = done(await resident.post('/issues', own([media])));
    expect((await operator.getAfter(answer, `/media/${media}`)).status).toBe(200);
    expect((await operator.getAfter(answer, `/media/${media}/thumbnail`)).status).toBe(200);
    // Whoever does not read the matter, or is shown no pictures there, sees none.
    expect((await handler.getAfter(answer, `/media/${media}`)).status).toBe(403);
    const analyst = await test.as('analyst');
    expect((await analyst.getAfter(answer, `/media/${media}`)).status).toBe(403);
  });

  it('is nobody where there is none', async () => {
    for (const name of ['m-00000000000000000000000000', 'photo:7f3a', 'x']) {
      const { status, body } = await operator.get(`/media/${name}`);
      expect([status, body['code']]).toEqual([404, 'MEDIA_UNKNOWN']);
    }
  });
});

describe('a picture in a command', () => {
  const code = ({ status, body }: Answer): unknown[] => [status, body['code']];

  it('is there and the caller’s own', async () => {
    const foreign = await uploaded(handler);
    const missing = 'm-00000000000000000000000000';
    for (const media of [foreign, missing]) {
      const answer = await resident.post('/issues', own([media]));
      expect(code(answer)).toEqual([422, 'MEDIA_UNKNOWN']);
      expect(answer.body['detail']).toContain(media);
    }
  });

  it('may be one the matter has already, but not one of another matter', async () => {
    const media = await uploaded(handler);
    const [first, second] = [await dispatched(test, operator), await dispatched(test, operator)];
    const step = (story: typeof first) => {
      const path = `/issues/${story.issue}/assignments/${story.assignment}`;
      return handler.post(`${path}/steps`, { note: '已到现场', media: [media] });
    };
    const sign = ({ issue, assignment }: typeof first) =>
      handler.post(`/issues/${issue}/assignments/${assignment}/signature`);
    done(await sign(first));
    done(await sign(second));
    done(await step(first));
    done(await step(first));
    await settled();
    expect(code(await step(second))).toEqual([422, 'MEDIA_UNKNOWN']);
  });

  it('does not keep a report from being sent again', async () => {
    const body = own([await uploaded(resident)]);
    const key = { 'idempotency-key': randomUUID() };
    const first = done(await resident.post('/issues', body, key));
    await settled();
    const again = done(await resident.post('/issues', body, key));
    expect(again.body).toEqual(first.body);
  });

  it('may be one that another system keeps, which is never looked up', async () => {
    done(await resident.post('/issues', own(['photo:7f3a', 'sofa.jpg'])));
  });
});

describe('what becomes of a picture', () => {
  it('is unreadable for everybody once the person is erased, whoever took it', async () => {
    const story = await dispatched(test, operator);
    const media = await uploaded(handler);
    const path = `/issues/${story.issue}/assignments/${story.assignment}`;
    done(await handler.post(`${path}/signature`));
    const step = done(await handler.post(`${path}/steps`, { note: '已修', media: [media] }));
    expect((await operator.getAfter(step, `/media/${media}`)).status).toBe(200);
    const { body } = await operator.get(`/issues/${story.issue}`);
    const officer = await test.as('dataofficer');
    const reason = { reason: '本人申请' };
    done(await officer.post(`/subjects/${String(body['subject'])}/erasure`, reason));
    for (const client of [operator, handler]) {
      const { status, body: said } = await client.get(`/media/${media}/thumbnail`);
      expect([status, said['code']]).toEqual([410, 'MEDIA_ERASED']);
    }
  });

  it('is removed a day after, where nothing names it', async () => {
    const [named, unnamed] = [await uploaded(resident), await uploaded(resident)];
    done(await resident.post('/issues', own([named])));
    await settled();
    const { mediaSweeper, media } = test.api.engine;
    test.clock.advanceSeconds(23 * 3_600);
    await mediaSweeper.sweep();
    expect(await media.find(unnamed)).toBeDefined();
    test.clock.advanceSeconds(2 * 3_600);
    await mediaSweeper.sweep();
    expect(await media.find(unnamed)).toBeUndefined();
    expect(await media.find(named)).toBeDefined();
  });
});
