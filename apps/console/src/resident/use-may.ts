import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client.js';

/** What whoever brought a matter may do with it as it stands. */
export interface May {
  readonly rate: boolean;
  readonly reopen: boolean;
  readonly withdraw: boolean;
}

/** What the server would let them do now; nothing until that is known. */
export function useMay(issue: string, revision: number): May {
  const { data } = useQuery({
    queryKey: ['may', issue, revision],
    queryFn: async ({ signal }) =>
      (await api.GET('/issues/{issue}/actions', { params: { path: { issue } }, signal })).data,
  });
  const allowed = (command: string): boolean =>
    data?.actions.some((each) => each.command === command && each.allowed) ?? false;
  const rate = allowed('SubmitEvaluation');
  const reopen = allowed('ReopenIssue');
  // Who has been answered rates; taking back is for what is still being done.
  return { rate, reopen, withdraw: !rate && !reopen && allowed('WithdrawIssue') };
}
