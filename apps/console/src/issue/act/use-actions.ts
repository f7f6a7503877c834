import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.js';
import type { operations } from '../../api/document.js';
import { language } from '../../language/choice.js';
import { isCommand, type CommandName } from '../../forms/addresses.js';

type Told =
  operations['get_issues_issue_actions']['responses'][200]['content']['application/json']['actions'][number];

/** An act that is open to the reader now, or the reason why it is not. */
export type Action = Told & { readonly command: CommandName };

/** What the reader may do to a matter now; empty until it is known. */
export function useActions(issue: string): readonly Action[] {
  const { data } = useQuery({
    queryKey: ['issue', issue, 'actions', language()],
    queryFn: async ({ signal }) =>
      (await api.GET('/issues/{issue}/actions', { params: { path: { issue } }, signal })).data
        ?.actions,
  });
  return (data ?? NONE).filter((action): action is Action => isCommand(action.command));
}

const NONE: readonly Told[] = [];
