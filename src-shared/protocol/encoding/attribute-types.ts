/**
 * The attribute types of distinguished names that have a name of their own, short and long, as
 * RFC 4514 §3, RFC 4519, RFC 5280 and OpenSSL call them. All compare without regard to case.
 */
const rows: readonly (readonly [string, ...string[]])[] = [
  ['2.5.4.3', 'cn', 'commonname'],
  ['2.5.4.4', 'sn', 'surname'],
  ['2.5.4.5', 'serialnumber'],
  ['2.5.4.6', 'c', 'countryname'],
  ['2.5.4.7', 'l', 'localityname'],
  ['2.5.4.8', 'st', 'stateorprovincename'],
  ['2.5.4.9', 'street', 'streetaddress'],
  ['2.5.4.10', 'o', 'organizationname'],
  ['2.5.4.11', 'ou', 'organizationalunitname'],
  ['2.5.4.12', 'title'],
  ['2.5.4.15', 'businesscategory'],
  ['2.5.4.17', 'postalcode'],
  ['2.5.4.42', 'gn', 'givenname'],
  ['2.5.4.43', 'initials'],
  ['2.5.4.44', 'generationqualifier'],
  ['2.5.4.46', 'dnqualifier'],
  ['2.5.4.65', 'pseudonym'],
  ['2.5.4.97', 'organizationidentifier'],
  ['0.9.2342.19200300.100.1.1', 'uid', 'userid'],
  ['0.9.2342.19200300.100.1.25', 'dc', 'domaincomponent'],
  ['1.2.840.113549.1.9.1', 'e', 'email', 'emailaddress'],
  ['1.3.6.1.4.1.311.60.2.1.1', 'jurisdictionl', 'jurisdictionlocalityname'],
  ['1.3.6.1.4.1.311.60.2.1.2', 'jurisdictionst', 'jurisdictionstateorprovincename'],
  ['1.3.6.1.4.1.311.60.2.1.3', 'jurisdictionc', 'jurisdictioncountryname'],
];

/** Name in small letters → object identifier. */
export const attributeTypes: ReadonlyMap<string, string> = new Map(
  rows.flatMap(([identifier, ...names]) => names.map((name) => [name, identifier] as const)),
);
