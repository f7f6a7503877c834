import type { JsonObject } from '@shaodao/decider';
import ts from 'typescript';

/**
 * JSON Schemas (draft-07) of the members of an interface, read from the source itself: what the compiler
 * holds the code to is what is written down. Objects stay open, since stored facts are only ever added to.
 */
export function schemasOfMembers(file: string, name: string): ReadonlyMap<string, JsonObject> {
  const { checker, declared, type } = interfaceIn(file, name);
  const schemas = new Schemas(checker, declared);
  return new Map(
    checker
      .getPropertiesOfType(type)
      .map((each) => [each.name, schemas.of(checker.getTypeOfSymbolAtLocation(each, declared))]),
  );
}

/** As `schemasOfMembers`, of the interface itself. */
export function schemaOf(file: string, name: string): JsonObject {
  const { checker, declared, type } = interfaceIn(file, name);
  return new Schemas(checker, declared).of(type);
}

function interfaceIn(file: string, name: string) {
  const { config } = ts.readConfigFile(ts.findConfigFile(file, ts.sys.fileExists) ?? '', (path) =>
    ts.sys.readFile(path),
  ) as { readonly config: { readonly compilerOptions: object } };
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, '.');
  const program = ts.createProgram([file], { ...options, noEmit: true, types: [] });
  const declared = program
    .getSourceFile(file)
    ?.statements.find((each) => ts.isInterfaceDeclaration(each) && each.name.text === name);
  if (declared === undefined) throw new Error(`${file} declares no ${name}`);
  const checker = program.getTypeChecker();
  return { checker, declared, type: checker.getTypeAtLocation(declared) };
}

class Schemas {
  /** Types being written: one within itself is left open. */
  private readonly open = new Set<ts.Type>();

  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly at: ts.Node,
  ) {}

  of(type: ts.Type): JsonObject {
    if (type.isUnion()) return this.ofUnion(type.types);
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
    if (type.flags & ts.TypeFlags.BooleanLiteral)
      return { const: this.checker.typeToString(type) === 'true' };
    if (type.flags & ts.TypeFlags.StringLike) return { type: 'string' };
    if (type.flags & ts.TypeFlags.NumberLike) return { type: 'number' };
    if (type.flags & ts.TypeFlags.Null) return { type: 'null' };
    if (type.flags & ts.TypeFlags.Object || type.isIntersection()) return this.ofObject(type);
    return {};
  }

  private ofUnion(types: readonly ts.Type[]): JsonObject {
    const parts = types
      .filter(({ flags }) => (flags & ts.TypeFlags.Undefined) === 0)
      .map((each) => this.of(each));
    const words = parts.map((part) => part['const']);
    if (words.every((word) => typeof word === 'boolean')) return { type: 'boolean' };
    if (words.every((word) => word !== undefined)) return { enum: words };
    const [only, ...more] = parts;
    return only !== undefined && more.length === 0 ? only : { anyOf: parts };
  }

  private ofObject(type: ts.Type): JsonObject {
    if (this.checker.isArrayLikeType(type)) {
      const item = this.checker.getIndexTypeOfType(type, ts.IndexKind.Number);
      return { type: 'array', ...(item !== undefined && { items: this.of(item) }) };
    }
    if (this.open.has(type)) return { type: 'object' };
    this.open.add(type);
    const members = this.checker.getPropertiesOfType(type);
    const required = members
      .filter(({ flags }) => (flags & ts.SymbolFlags.Optional) === 0)
      .map(({ name }) => name);
    const properties = Object.fromEntries(
      members.map((each) => [
        each.name,
        this.of(this.checker.getTypeOfSymbolAtLocation(each, this.at)),
      ]),
    );
    this.open.delete(type);
    return { type: 'object', ...(required.length > 0 && { required }), properties };
  }
}
