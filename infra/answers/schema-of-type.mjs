import ts from 'typescript';

/** Names that stand for whatever JSON can hold. */
const OPEN = new Set(['JsonObject', 'JsonValue']);

/**
 * Turns types as the compiler has resolved them into JSON Schema (draft 2020-12), as they look once
 * they have gone through JSON. Interfaces and named object types become definitions of their own.
 */
export class SchemaOfType {
  /** Definitions by name, filled as types are met. */
  definitions = {};
  #names = new Map();
  #checker;

  constructor(checker) {
    this.#checker = checker;
  }

  /** @throws Error where a type has no form in JSON, with the way to it */
  of(type, way) {
    const name = this.#nameOf(type);
    if (name !== undefined) return this.#named(name, type, way);
    return this.#shape(type, way);
  }

  #named(name, type, way) {
    const known = this.#names.get(name);
    // The same name in two libs: the second one is written out where it stands.
    if (known !== undefined && known !== type) return this.#shape(type, way);
    if (known === undefined) {
      this.#names.set(name, type);
      this.definitions[name] = {};
      this.definitions[name] = this.#shape(type, name);
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  /** A name of its own has an object type that was declared with one and takes no arguments. */
  #nameOf(type) {
    const symbol = type.aliasSymbol ?? type.symbol;
    if (symbol === undefined || !/^[A-Z]/.test(symbol.name)) return undefined;
    if ((type.aliasTypeArguments ?? type.typeArguments ?? []).length > 0) return undefined;
    if (OPEN.has(symbol.name)) return undefined;
    if ((type.flags & ts.TypeFlags.Object) === 0 && !type.isUnionOrIntersection()) return undefined;
    if (type.isIntersection() && type.types.some(({ flags }) => flags & PRIMITIVE))
      return undefined;
    if (this.#checker.isArrayType(type) || this.#checker.isTupleType(type)) return undefined;
    if (symbol.name === 'Date') return undefined;
    const fromLibrary = (symbol.declarations ?? []).some((declaration) =>
      declaration.getSourceFile().fileName.includes('node_modules'),
    );
    if (fromLibrary) return undefined;
    if (type.isUnion() && type.types.every((part) => part.isLiteral())) return undefined;
    return symbol.name;
  }

  #shape(type, way) {
    const { flags } = type;
    if (OPEN.has(type.aliasSymbol?.name))
      return type.aliasSymbol.name === 'JsonObject' ? { type: 'object' } : {};
    if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.NonPrimitive)) return {};
    if (flags & ts.TypeFlags.Null) return { type: 'null' };
    if (flags & ts.TypeFlags.BooleanLiteral) return { const: type.intrinsicName === 'true' };
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
    if (flags & (ts.TypeFlags.StringLike | ts.TypeFlags.TemplateLiteral)) return { type: 'string' };
    if (flags & ts.TypeFlags.NumberLike) return { type: 'number' };
    if (flags & ts.TypeFlags.BooleanLike) return { type: 'boolean' };
    if (type.isUnion()) return this.#union(type.types, way);
    if (type.isIntersection()) {
      const primitive = type.types.find((part) => part.flags & PRIMITIVE);
      if (primitive !== undefined) return this.#shape(primitive, way);
    }
    if (type.symbol?.name === 'Date') return { type: 'string', format: 'date-time' };
    if (this.#checker.isTupleType(type)) return this.#tuple(type, way);
    if (this.#checker.isArrayType(type)) {
      const [items] = this.#checker.getTypeArguments(type);
      return { type: 'array', items: this.of(items, `${way}[]`) };
    }
    return this.#object(type, way);
  }

  #union(types, way) {
    const present = types.filter(
      ({ flags }) => !(flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void)),
    );
    const literals = present.filter((part) => part.isStringLiteral() || part.isNumberLiteral());
    const others = present.filter((part) => !literals.includes(part));
    const booleans = others.filter(({ flags }) => flags & ts.TypeFlags.BooleanLiteral);
    const schemas = others
      .filter((part) => booleans.length < 2 || !booleans.includes(part))
      .map((part) => this.of(part, way));
    if (booleans.length === 2) schemas.unshift({ type: 'boolean' });
    if (literals.length > 0) {
      const values = literals.map(({ value }) => value).sort();
      schemas.unshift(values.length === 1 ? { const: values[0] } : { enum: values });
    }
    const different = [...new Map(schemas.map((each) => [JSON.stringify(each), each])).values()];
    return different.length === 1 ? different[0] : { anyOf: different };
  }

  #tuple(type, way) {
    const parts = this.#checker.getTypeArguments(type);
    const prefixItems = parts.map((part, at) => this.of(part, `${way}[${at}]`));
    return { type: 'array', prefixItems, minItems: parts.length, maxItems: parts.length };
  }

  #object(type, way) {
    if (way.split('.').length > 24) throw new Error(`${way} has no end`);
    if (type.getCallSignatures().length > 0) throw new Error(`${way} is a function`);
    const properties = {};
    const required = [];
    for (const property of type.getProperties()) {
      const inner = this.#checker.getTypeOfSymbol(property);
      const isOptional = (property.flags & ts.SymbolFlags.Optional) !== 0;
      if (property.name.startsWith('__@')) continue;
      const described = ts.displayPartsToString(property.getDocumentationComment(this.#checker));
      properties[property.name] = {
        ...this.of(inner, `${way}.${property.name}`),
        ...(described === '' ? {} : { description: described }),
      };
      if (!isOptional && !this.#mayBeUndefined(inner)) required.push(property.name);
    }
    const index = this.#checker.getIndexInfoOfType(type, ts.IndexKind.String);
    return {
      type: 'object',
      ...(Object.keys(properties).length === 0 ? {} : { properties }),
      ...(required.length === 0 ? {} : { required }),
      ...(index === undefined ? {} : { additionalProperties: this.of(index.type, `${way}.*`) }),
    };
  }

  #mayBeUndefined = (type) =>
    (type.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Unknown | ts.TypeFlags.Any)) !== 0 ||
    (type.isUnion() && type.types.some(({ flags }) => flags & ts.TypeFlags.Undefined));
}

const PRIMITIVE = ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike | ts.TypeFlags.BooleanLike;
