using System.Text.RegularExpressions;
using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Control;

/// <summary>A misbehaviour switched on: on which paths ("*" at any place stands for anything), of which kind, how often, at most how many times.</summary>
internal sealed record Fault(string Path, string Kind, double Share, int? Times, double? Seconds, string? Method)
{
    public int Fired { get; set; }

    public bool Fits(HttpRequest request) =>
        (Times is not { } times || Fired < times)
        && (Method is null || string.Equals(Method, request.Method, StringComparison.OrdinalIgnoreCase))
        && Regex.IsMatch(request.Path.Value ?? "", $"^{Regex.Escape(Path).Replace("\\*", ".*", StringComparison.Ordinal)}$");
}

/// <summary>All misbehaviours in force.</summary>
internal sealed class Faults(Simulation world)
{
    public static readonly IReadOnlyList<string> Kinds = [.. FaultNames.All.Select(fault => fault.Kind)];

    private readonly Lock gate = new();
    private readonly List<Fault> faults = [];
    private Dice dice = Dice.For(world.Settings.Seed, 0, 77);

    public Fault[] All
    {
        get
        {
            lock (gate)
            {
                return [.. faults];
            }
        }
    }

    public void Add(Fault fault)
    {
        lock (gate)
        {
            faults.Add(fault);
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            faults.Clear();
            dice = Dice.For(world.Settings.Seed, 0, 77);
        }
    }

    /// <summary>The faults that strike this request; several may, one of each kind.</summary>
    public Fault[] Strike(HttpRequest request)
    {
        lock (gate)
        {
            var struck = new List<Fault>();
            foreach (var fault in faults)
            {
                if (fault.Fits(request) && dice.Chance(fault.Share))
                {
                    fault.Fired++;
                    struck.Add(fault);
                }
            }

            return [.. struck];
        }
    }

    /// <summary>Whether one of these kinds is in force anywhere, so that what it needs must be remembered.</summary>
    public bool Wanted(params string[] kinds)
    {
        lock (gate)
        {
            return faults.Exists(fault => kinds.Contains(fault.Kind));
        }
    }

    public int Throw(int bound)
    {
        lock (gate)
        {
            return dice.Below(bound);
        }
    }
}
