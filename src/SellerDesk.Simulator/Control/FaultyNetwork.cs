using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.Wildberries;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Control;

/// <summary>Stands before the marketplaces and spoils what it is told to: before the request is worked on, or after, when the deed is done and only the answer suffers.</summary>
internal sealed class FaultyNetwork(RequestDelegate next, Faults faults, Simulation world)
{
    private const double LongEnough = 300;
    private static readonly string[] After = ["brokenJson", "duplicates", "shuffle", "hugeField", "nullField", "dropAfterProcessing", "slowAfter"];

    public async Task InvokeAsync(HttpContext context)
    {
        var struck = context.Request.Path.StartsWithSegments("/control") || context.Request.Path == "/" ? [] : faults.Strike(context.Request);
        foreach (var fault in struck)
        {
            if (await SpoilBeforeAsync(context, fault))
            {
                return;
            }
        }

        var after = Array.FindAll(struck, fault => After.Contains(fault.Kind));
        if (after.Length == 0)
        {
            await next(context);
            return;
        }

        await SpoilAfterAsync(context, after);
    }

    private async Task<bool> SpoilBeforeAsync(HttpContext context, Fault fault)
    {
        switch (fault.Kind)
        {
            case "429":
                var seconds = fault.Seconds ?? 2;
                await WireProblem.LimitAsync(context, world, new Allowance(false, 0, seconds, seconds * 2, 6));
                return true;
            case "500":
                await WireProblem.WriteAsync(context, world, StatusCodes.Status500InternalServerError, "internal server error");
                return true;
            case "502":
                context.Response.StatusCode = StatusCodes.Status502BadGateway;
                context.Response.ContentType = "text/html";
                await context.Response.WriteAsync("<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><center><h1>502 Bad Gateway</h1></center></body>\r\n</html>\r\n");
                return true;
            case "envelopeError":
                await WireJson.WriteAsync(context, StatusCodes.Status200OK, Envelope.Failed("Something went wrong", WireProblem.RequestId(context)));
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
                return false;
        }
    }

    private async Task SpoilAfterAsync(HttpContext context, Fault[] struck)
    {
        var wire = context.Response.Body;
        using var kept = new MemoryStream();
        context.Response.Body = kept;
        await next(context);
        context.Response.Body = wire;
        var body = kept.ToArray();
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
                default:
                    body = Spoiler.Spoil(body, fault.Kind, faults.Throw);
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
