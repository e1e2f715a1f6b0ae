using System.Text.Json;
using SellerDesk.Application.Imports;
using SellerDesk.Domain.Imports;
using SellerDesk.Web.Shell.Language;
using SellerDesk.Web.Shell.Widgets;

namespace SellerDesk.Web.Imports;

/// <summary>How kinds, states and ends of imports are called and coloured.</summary>
internal static class KindWords
{
    public static string Key(ImportKind kind) => "imports.kind." + kind.ToString().ToLowerInvariant();

    public static string Key(ImportState state) => "imports.state." + state.ToString().ToLowerInvariant();

    public static Tone ToneOf(ImportState state) => state switch
    {
        ImportState.Running => Tone.Info,
        ImportState.Failed => Tone.Danger,
        ImportState.Stopped => Tone.Warn,
        _ => Tone.Quiet,
    };

    /// <summary>Why a run ended early, in words; null when nothing is to be said.</summary>
    public static string? Why(ImportRunRow run, Texts texts)
    {
        if (run.ErrorCode is not { } code || !texts.Has("rule." + code))
        {
            return null;
        }

        var arguments = run.ErrorDetail is { } detail ? JsonSerializer.Deserialize<string[]>(detail) ?? [] : [];
        return texts.Rule(code, [.. arguments]);
    }
}
