using System.Globalization;
using SellerDesk.Simulator.Marketplaces;

namespace SellerDesk.Simulator.Control;

/// <summary>Stands before the marketplaces and spoils what it is told to: before the request is worked on, or after, when the deed is done and only the answer suffers.</summary>
internal sealed class FaultyNetwork(RequestDelegate next, Faults faults, Wires wires, Spoiler spoiler, Poison poison)
{
    private const double LongEnough = 300;
    private static readonly string[] After = ["brokenJson", "duplicates", "shuffle", "hugeField", "nullField", "lyingTotal", "cursorBack", "repeatPage", "noZone", "clockAhead", "poison", "dropAfterProcessing", "slowAfter"];

    public async Task InvokeAsync(HttpContext context)
    {
        if (wires.At(context.Request.Path) is not { } wire)
        {
            await next(context);
            return;
        }

        var struck = faults.Strike(context.Request);
        foreach (var fault in struck)
        {
            if (await SpoilBeforeAsync(context, wire, fault))
            {
                return;
            }
        }

        var after = Array.FindAll(struck, fault => After.Contains(fault.Kind));
        if (after.Length == 0 && !faults.Wanted("repeatPage", "cursorBack"))
        {
            await next(context);
            return;
        }

        await SpoilAfterAsync(context, wire, after);
    }

    private static async Task<bool> SpoilBeforeAsync(HttpContext context, IWire wire, Fault fault)
    {
        switch (fault.Kind)
        {
            case "420" or "429":
                await wire.WriteLimitAsync(context, fault.Seconds ?? 2);
                return true;
            case "revoked":
                await wire.WriteErrorAsync(context, StatusCodes.Status401Unauthorized);
                return true;
            case "502":
                context.Response.StatusCode = StatusCodes.Status502BadGateway;
                context.Response.ContentType = "text/html";
                await context.Response.WriteAsync("<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><center><h1>502 Bad Gateway</h1></center></body>\r\n</html>\r\n");
                return true;
            case "envelopeError":
                await wire.WriteEnvelopeErrorAsync(context);
                return true;
            case "timeout":
                await WaitAsync(fault.Seconds ?? LongEnough, context.RequestAborted);
                context.Abort();
                return true;
            case "dropBeforeProcessing":
                context.Abort();
                return true;
            case "slow":
                await WaitAsync(fault.Seconds ?? 5, context.RequestAborted);
                return context.RequestAborted.IsCancellationRequested;
            default:
                if (!int.TryParse(fault.Kind, CultureInfo.InvariantCulture, out var status))
                {
                    return false;
                }

                await wire.WriteErrorAsync(context, status);
                return true;
        }
    }

    private async Task SpoilAfterAsync(HttpContext context, IWire wire, Fault[] struck)
    {
        var real = context.Response.Body;
        using var kept = new MemoryStream();
        context.Response.Body = kept;
        await next(context);
        context.Response.Body = real;
        // Poison first: what is remembered and given again must not be the cure.
        var body = Array.Exists(struck, fault => fault.Kind == "poison") ? poison.Into(kept.ToArray(), wire.Shape) : kept.ToArray();
        var before = spoiler.Remember(context, body);
        foreach (var fault in struck)
        {
            switch (fault.Kind)
            {
                case "dropAfterProcessing":
                    context.Abort();
                    return;
                case "slowAfter":
                    await WaitAsync(fault.Seconds ?? 5, context.RequestAborted);
                    break;
                case not "brokenJson" when context.Response.ContentType?.Contains("json", StringComparison.Ordinal) != true:
                    break;
                case "poison":
                    break;
                default:
                    body = spoiler.Spoil(context.Request.Path, body, before, fault.Kind, wire.Shape, faults.Throw);
                    break;
            }
        }

        if (body.Length > 0 && !context.RequestAborted.IsCancellationRequested)
        {
            context.Response.ContentLength = body.Length;
            await context.Response.Body.WriteAsync(body);
        }
    }

    private static async Task WaitAsync(double seconds, CancellationToken cancel)
    {
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds), cancel);
        }
        catch (OperationCanceledException)
        {
            // The caller hung up first; there is nobody left to answer.
        }
    }
}
