import { describe, expect, it } from '@jest/globals';
import { kindOf, type RequestKind } from './request-kind.js';

const HOUSE = 'https://shaodao.example';
const kind = (path: string, mode: RequestMode = 'cors', method = 'GET'): RequestKind =>
  kindOf({ method, mode, url: HOUSE + path }, '/console/');

describe('what the service worker makes of a request', () => {
  it.each<[string, RequestMode, RequestKind]>([
    ['/console/tasks/01J', 'navigate', 'page'],
    ['/console/', 'navigate', 'page'],
    ['/console/assets/index-abc.js', 'cors', 'lasting'],
    ['/console/manifest.webmanifest', 'cors', 'file'],
    ['/console/service-worker.js', 'same-origin', 'others'],
  ])('%s (%s) is %s', (path, mode, wanted) => {
    expect(kind(path, mode)).toBe(wanted);
  });

  it('leaves the API alone, and whatever writes', () => {
    for (const path of ['/issues', '/me', '/inbox?open=true', '/board/stream', '/media/m-1'])
      expect(kind(path)).toBe('others');
    expect(kind('/console/', 'navigate', 'POST')).toBe('others');
  });
});
