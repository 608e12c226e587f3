"""The register: agreements between governments, and the words every fact of them rests on."""
