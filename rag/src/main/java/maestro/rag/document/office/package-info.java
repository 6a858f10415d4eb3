/// Office files under a password (MS-OFFCRYPTO), with POI. What is in them is read like others.
@org.jspecify.annotations.NullMarked
package maestro.rag.document.office;
