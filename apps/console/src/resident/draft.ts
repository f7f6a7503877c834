/** What somebody has said so far. */
export interface Draft {
  readonly text: string;
  readonly media: readonly string[];
  readonly address: string;
  readonly community: string;
  readonly spot?: { readonly latitude: number; readonly longitude: number };
  readonly name: string;
  readonly phone: string;
}

/** As `POST /issues` takes it. */
export interface Report {
  readonly channel: 'snapshot';
  readonly kind: 'HELP';
  readonly title: string;
  readonly description: string;
  readonly appellant?: { readonly name?: string; readonly phone?: string };
  readonly territory?: string;
  readonly place?: {
    readonly address?: string;
    readonly latitude?: number;
    readonly longitude?: number;
  };
  readonly media?: string[];
}

export const EMPTY: Draft = {
  text: '',
  media: [],
  address: '',
  community: '',
  name: '',
  phone: '',
};

/** Characters of a title that a row of the board still shows. */
const LONGEST_TITLE = 60;
const SENTENCE_END = /[。！？\n]|[.!?](?=\s|$)/;
const PHONE = /^[+\d][\d\s-]{4,24}$/;

export const isPhone = (text: string): boolean =>
  PHONE.test(text.trim()) && text.replace(/\D/g, '').length >= 7;

/** The first sentence; a long one as far as it fits, by whole words where there are spaces. */
export function titleOf(text: string): string {
  const [sentence = ''] = text.split(SENTENCE_END);
  const characters = [...(sentence === '' ? text : sentence)];
  if (characters.length <= LONGEST_TITLE) return characters.join('');
  const fitting = characters.slice(0, LONGEST_TITLE - 1).join('');
  return `${/^.*(?=\s)/s.exec(fitting)?.[0].trimEnd() ?? fitting}…`;
}

/** The report as the server takes it: its title is the beginning of what was said. */
export function reportOf(draft: Draft, hasAccount: boolean): Report {
  const text = draft.text.trim();
  const address = draft.address.trim();
  const place = { ...(address === '' ? {} : { address }), ...draft.spot };
  const name = draft.name.trim();
  const phone = draft.phone.trim();
  const appellant = { ...(name === '' ? {} : { name }), ...(phone === '' ? {} : { phone }) };
  return {
    channel: 'snapshot',
    kind: 'HELP',
    title: titleOf(text),
    description: text,
    ...(hasAccount && phone === '' && name === '' ? {} : { appellant }),
    ...(draft.community === '' ? {} : { territory: draft.community }),
    ...(Object.keys(place).length === 0 ? {} : { place }),
    ...(draft.media.length === 0 ? {} : { media: [...draft.media] }),
  };
}
