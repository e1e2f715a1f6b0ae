namespace SellerDesk.Web.Hosting;

/// <summary>The desk cannot start; the message is the one sentence that the operator reads.</summary>
public sealed class StartupException(string message, Exception? inner = null) : Exception(message, inner);
