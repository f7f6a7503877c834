import { useListItems, type ListItem } from '../../forms/offers.js';
import { useNames } from '../../names/use-names.js';

/** What the responsibility lists say of a category, or of one above it. */
export function useItemsOf(category: string | undefined): readonly ListItem[] {
  const { categories } = useNames();
  const items = useListItems();
  const lineage = new Set<string>();
  let code = category;
  while (code !== undefined && !lineage.has(code)) {
    lineage.add(code);
    code = categories.get(code)?.parent;
  }
  return items.filter((item) => lineage.has(item.category));
}
