import type { IssueProfile } from '@shaodao/issue';
import { Ajv, type ErrorObject } from 'ajv';
import { LineCounter, parseDocument, type Document } from 'yaml';
import { PROFILE_SCHEMA } from './profile-schema.js';

/** A profile file that cannot be used; the message says file, line and what is wrong. */
export class InvalidProfile extends Error {
  override readonly name = 'InvalidProfile';
}

const validate = new Ajv({ allErrors: true, useDefaults: true }).compile<IssueProfile>(PROFILE_SCHEMA);

/**
 * The profile a YAML text describes.
 * @param file shown in messages.
 * @throws InvalidProfile naming each fault with its line.
 */
export function parseProfile(text: string, file: string): IssueProfile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const at = (offset: number): string => `${file}:${String(lines.linePos(offset).line)}`;
  if (document.errors.length > 0) {
    throw new InvalidProfile(
      document.errors.map((error) => `${at(error.pos[0])} ${error.message}`).join('\n'),
    );
  }
  const value: unknown = document.toJS();
  if (validate(value)) return value;
  throw new InvalidProfile(
    (validate.errors ?? [])
      .map((error) => `${at(offsetOf(document, error))} ${sentence(error)}`)
      .join('\n'),
  );
}

/** Where in the text the value at fault stands; the nearest holder where it is missing. */
function offsetOf(document: Document, { instancePath }: ErrorObject): number {
  const path = instancePath.split('/').slice(1);
  const node = path.length === 0 ? document.contents : document.getIn(path, true);
  const range = (node as { readonly range?: readonly [number, number, number] } | undefined)?.range;
  return range?.[0] ?? 0;
}

function sentence({ instancePath, message, params }: ErrorObject): string {
  const field = instancePath === '' ? 'the profile' : instancePath.slice(1).replaceAll('/', '.');
  return `${field} ${message ?? 'is wrong'}${detail(params)}`;
}

function detail({ additionalProperty, allowedValues }: ErrorObject['params']): string {
  const named = (additionalProperty ?? allowedValues) as string | readonly string[] | undefined;
  return named === undefined ? '' : `: ${named.toString()}`;
}
