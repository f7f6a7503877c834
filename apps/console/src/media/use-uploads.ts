import { useEffect, useRef, useState } from 'react';
import { uuidv7 } from 'uuidv7';
import { shrunk } from './shrunk.js';
import { uploadPicture } from './upload-picture.js';

/** A picture on its way to the server, or arrived. */
export interface Upload {
  readonly key: string;
  readonly picture: Blob;
  /** 0 to 1; undefined while it is made smaller. */
  readonly sent?: number;
  readonly error?: Error;
  /** Its name, once it has arrived. */
  readonly media?: string;
}

interface Uploads {
  readonly uploads: readonly Upload[];
  readonly add: (pictures: readonly Blob[]) => void;
  readonly again: (key: string) => void;
  readonly remove: (key: string) => void;
}

/**
 * Sends pictures as they come, each under a key of its own, and tells the names of those that arrived in
 * the order they were chosen. A line that broke is tried again by itself when it is back.
 */
export function useUploads(onMedia: (media: readonly string[]) => void): Uploads {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const now = useRef<readonly Upload[]>([]);
  const given = useRef(new Map<string, AbortController>());
  const tell = useRef(onMedia);
  useEffect(() => {
    tell.current = onMedia;
  });

  const put = (next: readonly Upload[]): void => {
    const before = arrived(now.current);
    now.current = next;
    setUploads(next);
    const names = arrived(next);
    if (names.join() !== before.join()) tell.current(names);
  };
  const change = (key: string, facts: Partial<Upload>): void => {
    put(now.current.map((each) => (each.key === key ? { ...each, ...facts } : each)));
  };
  const send = async (key: string, picture: Blob): Promise<void> => {
    const giveUp = new AbortController();
    given.current.set(key, giveUp);
    try {
      const small = await shrunk(picture);
      const media = await uploadPicture(small, {
        key,
        signal: giveUp.signal,
        onProgress: (sent) => {
          change(key, { sent });
        },
      });
      change(key, { media });
    } catch (error) {
      change(key, { error: error as Error });
    }
  };
  const again = (key: string): void => {
    const upload = now.current.find((each) => each.key === key);
    if (upload === undefined) return;
    put(now.current.map((each) => (each.key === key ? { key, picture: each.picture } : each)));
    void send(key, upload.picture);
  };

  useEffect(() => {
    const resume = (): void => {
      for (const { key, error } of now.current) if (error?.name === 'Unreachable') again(key);
    };
    const underWay = given.current;
    window.addEventListener('online', resume);
    return () => {
      window.removeEventListener('online', resume);
      for (const giveUp of underWay.values()) giveUp.abort();
    };
    // What it reads lives in refs: one listener for as long as the field stands.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  return {
    uploads,
    again,
    add: (pictures) => {
      const added = pictures.map((picture) => ({ key: uuidv7(), picture }));
      put([...now.current, ...added]);
      for (const { key, picture } of added) void send(key, picture);
    },
    remove: (key) => {
      given.current.get(key)?.abort();
      put(now.current.filter((each) => each.key !== key));
    },
  };
}

const arrived = (uploads: readonly Upload[]): readonly string[] =>
  uploads.flatMap(({ media }) => media ?? []);
