namespace SellerDesk.Application.Imports.Runs;

/// <summary>Leads out of the work when a person stopped the run; never leaves the use case.</summary>
internal sealed class ImportStoppedException : Exception;
