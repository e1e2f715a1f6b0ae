using System.Globalization;
using SellerDesk.Application.Keys;
using SellerDesk.Application.Team;

namespace SellerDesk.Web.Operating;

/// <summary><c>./desk cli keys</c>: a new encryption key, how far its change is, and throwing the older ones away.</summary>
internal static class KeyCommands
{
    public static readonly string[] Usage = ["keys rotate", "keys state", "keys retire"];

    public static async Task<int> RunAsync(IServiceProvider services, string[] args, TextWriter output, TextWriter error)
    {
        var rotate = services.GetRequiredService<RotateKeys>();
        KeyState? state = args switch
        {
            ["rotate"] => await rotate.ExecuteAsync(Actor.Desk, CancellationToken.None),
            ["retire"] => await rotate.RetireAsync(Actor.Desk, CancellationToken.None),
            ["state"] => await rotate.LoadAsync(CancellationToken.None),
            _ => null,
        };
        if (state is null)
        {
            await error.WriteLineAsync("usage:" + string.Concat(Usage.Select(line => $"{Environment.NewLine}  ./desk cli {line}")));
            return 2;
        }

        await output.WriteLineAsync(Said(state));
        return 0;
    }

    private static string Said(KeyState state) => string.Create(CultureInfo.InvariantCulture, $"key {state.Current}, {state.Keys} kept; ") + (state.Last switch
    {
        null => "never changed by hand",
        { FinishedAt: null } change => string.Create(CultureInfo.InvariantCulture, $"{change.Done} of {change.Total} values sealed anew; the running desk goes on with it"),
        { RetiredAt: { } at } => string.Create(CultureInfo.InvariantCulture, $"older keys thrown away at {at:u}"),
        { FinishedAt: { } at } change => string.Create(CultureInfo.InvariantCulture, $"all {change.Done} values sealed anew at {at:u}; older keys are thrown away after {state.RetireAt:u}, when no sign-in uses them"),
    });
}
