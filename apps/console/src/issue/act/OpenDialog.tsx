import type { ReactElement } from 'react';
import { useDesk } from '../desk.js';
import { DispatchDialog } from '../dispatch/DispatchDialog.js';
import { WhistleDialog } from '../dispatch/WhistleDialog.js';
import { ActionDialog } from './ActionDialog.js';
import type { Action } from './use-actions.js';

/** The dialog of an act that was begun. What happens to the matter meanwhile does not close it. */
export function OpenDialog({
  action,
  onLeave,
}: {
  readonly action: Action;
  readonly onLeave: () => void;
}): ReactElement {
  const { matter, timeline } = useDesk();
  const all = { matter, timeline, onLeave };
  switch (action.command) {
    case 'DispatchIssue':
    case 'Redispatch':
      return <DispatchDialog {...all} command={action.command} />;
    case 'BlowWhistle':
      return <WhistleDialog {...all} />;
    default:
      return <ActionDialog {...all} action={action} />;
  }
}
