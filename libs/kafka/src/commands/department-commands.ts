import { compileClass, ShapeGate, type JsonSchema } from '@shaodao/doors';
import { POLICY } from '@shaodao/identity';
import { ISSUE_COMMANDS, type IssueCommandName } from '@shaodao/issue';

/** What stands before a command's name in the type of its message. */
export const COMMAND_TYPE = 'shaodao.command.';

/** One command that may come as a message. */
export interface DepartmentCommand {
  readonly name: IssueCommandName;
  /** Shape of the message's `data`, the same that HTTP takes as path and body together. */
  readonly gate: ShapeGate;
}

/** True for what people of a department may do at all, whoever else may. */
const isForDepartments = (name: IssueCommandName): boolean =>
  POLICY[name].UNIT !== undefined || POLICY[name].UNITLEAD !== undefined;

const NAMES = (Object.keys(ISSUE_COMMANDS) as IssueCommandName[]).filter(isForDepartments);

/**
 * Every command a department's system may give, by the type of its message: those the policy grants a
 * unit or its lead. Whether this account may, on this issue, the door decides each time.
 * A class that cannot be compiled throws at start.
 */
export const DEPARTMENT_COMMANDS: ReadonlyMap<string, DepartmentCommand> = new Map(
  NAMES.map((name) => [COMMAND_TYPE + name, { name, gate: new ShapeGate(shapeOf(name)) }]),
);

function shapeOf(name: IssueCommandName): JsonSchema {
  return compileClass(ISSUE_COMMANDS[name]);
}
