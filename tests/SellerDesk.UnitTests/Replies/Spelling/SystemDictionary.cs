using Microsoft.Extensions.Logging.Abstractions;
using SellerDesk.Application.Replies.Spelling;

namespace SellerDesk.UnitTests.Replies.Spelling;

/// <summary>The dictionary of this machine, read once for all tests.</summary>
internal static class SystemDictionary
{
    public static InstalledDictionary Installed { get; } = new(new SpellingSettings(), NullLogger<InstalledDictionary>.Instance);
}
