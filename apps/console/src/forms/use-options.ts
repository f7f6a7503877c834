import type { Issue } from '../issue/use-issue.js';
import { useWords } from '../language/words.js';
import { nameIn, useNames, type Entry } from '../names/use-names.js';
import type { Chosen } from './fields.js';
import { said, type Mechanism } from './mechanism.js';
import { offerName, useListItems, useOffers, type ListItem, type Offer } from './offers.js';
import { useProfiles } from './use-profiles.js';
import { useReviewers } from './use-reviewers.js';
import { words } from './words.js';

type Words = typeof words.zh;

/** What one acts on: the matter as it was seen, and the rules it runs under where they are known. */
export interface Subject {
  readonly matter: Issue;
  readonly mechanism: Mechanism | undefined;
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** What there is to choose from, by name; what is nearly always meant stands on top. */
export function useOptions(kind: Chosen, { matter, mechanism }: Subject): readonly Option[] {
  const names = useNames();
  const items = useListItems(kind === 'listItem');
  const offers = useOffers(kind === 'offer');
  const profiles = useProfiles(kind === 'profile');
  const reviewers = useReviewers(matter.issue, kind === 'reviewer');
  const text = useWords(words);
  const units = (codes: readonly string[]): readonly Option[] =>
    [...new Set(codes)].map((unit) => ({ value: unit, label: nameIn(names.units, unit) }));
  const calls = matter.whistles.flatMap((whistle) => whistle.calls);
  switch (kind) {
    case 'unit':
    case 'units':
      return optionsOf(
        names.units,
        matter.assignments.map(({ unit }) => unit),
      );
    case 'atWork':
      return units([...matter.assignments, ...calls].map(({ unit }) => unit));
    case 'called':
      return units(
        calls
          .filter(({ status }) => status === 'CHECKED_IN' || status === 'DONE')
          .map(({ unit }) => unit),
      );
    case 'territory':
      return optionsOf(names.territories);
    case 'category':
      return optionsOf(names.categories);
    case 'profile':
      return profiles;
    case 'listItem':
      // Those of this very matter first: they are what is cited nearly always.
      return items
        .toSorted((one, other) => fits(other, matter.category) - fits(one, matter.category))
        .map(({ id, basis, list }) => ({ value: id, label: `${basis}（${text.listOf(list)}）` }));
    case 'offer':
      return offers.map((offer) => ({ value: offer.code, label: offerLabel(offer, text) }));
    case 'step':
      return (mechanism?.steps ?? []).map(({ id, name }) => ({ value: id, label: said(name) }));
    case 'outcomes':
      return (mechanism?.outcomes ?? []).map(({ code, name }) => ({
        value: code,
        label: said(name),
      }));
    case 'ledgerCause':
      return (mechanism?.ledger?.causes ?? []).map((cause) => ({
        value: cause,
        label: (text.ledgerCauses as Readonly<Record<string, string>>)[cause] ?? cause,
      }));
    case 'reviewer':
      return reviewers.map(({ person, name, title }) => ({
        value: person,
        label: `${name} · ${title}`,
      }));
  }
}

/** Entries to choose from by name; some on top. */
export function optionsOf(
  entries: ReadonlyMap<string, Entry>,
  first: readonly string[] = [],
): Option[] {
  const top = first.flatMap((code) => entries.get(code) ?? []);
  const others = [...entries.values()].filter(({ code }) => !first.includes(code));
  return [...top, ...others].map(({ code, name }) => ({ value: code, label: name }));
}

const fits = (item: ListItem, category: string | undefined): number =>
  item.category === category ? 1 : 0;

/** An offer with how much of it there is. */
function offerLabel(offer: Offer, text: Words): string {
  const { capacity } = offer;
  return capacity === undefined
    ? offerName(offer)
    : `${offerName(offer)} · ${text.capacity(capacity.count, text.per[capacity.per])}`;
}
